// Whether a request comes from a browser or a program on this machine, and means this machine.
import type { IncomingMessage } from 'node:http'

/** Headers of proxies. Behind a proxy every visitor seems to come from this machine. */
const proxyHeaders = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']

/** Another name that resolves to this machine may belong to a foreign page (DNS rebinding). */
const isLoopbackName = (host: string | undefined): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? '')

/** Whether an address is one of this machine alone. */
export const isLoopbackAddress = (address: string): boolean =>
  address === 'localhost' || /^(::ffff:)?127\.|^::1$/.test(address)

/** False for visitors from elsewhere, through a proxy, or by another name: none of them may see demo tokens or letters. */
export const isLocalVisit = ({ socket, headers }: IncomingMessage): boolean =>
  isLoopbackAddress(socket.remoteAddress ?? '') &&
  proxyHeaders.every((name) => !(name in headers)) &&
  isLoopbackName(headers.host)
