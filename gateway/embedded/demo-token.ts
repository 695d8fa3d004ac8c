// In development with demo data the explorers open signed in: a fresh token of the demo agent, for loopback only.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Gateway } from '../gateway.ts'

/** The agent of the demo data and the password of all demo accounts. */
const agent = { email: 'grace@acme.example', password: 'seven brass lanterns at dusk', tenantSlug: 'acme' }
const signIn = `mutation ExplorerSignIn($input: SignInInput!) {
  signIn(input: $input) { ... on SignedIn { accessToken } }
}`
/** A token is used for so long; the page it stands in then has ten minutes left. */
const freshMilliseconds = 5 * 60_000
/** Headers of proxies: behind one, everybody seems to come from this machine. */
const proxyHeaders = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']

/** A foreign name that leads to this machine is a page of somebody else (DNS rebinding): it must not get the token. */
const isLoopbackName = (host: string | undefined): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? '')

/** Headers for an explorer page: a bearer token for visitors from this machine, nothing for others. */
export function createDemoHeaders(gateway: Gateway, isWanted: boolean) {
  let token: { text: Promise<string | null>; at: number } | undefined
  const facts = () => ({ requestId: randomUUID(), clientIp: null, userAgent: 'explorer' })
  const newToken = async (): Promise<string | null> => {
    const { text } = await gateway.run({ query: signIn, variables: { input: agent } }, undefined, facts())
    const { data } = JSON.parse(text) as { data?: { signIn: { accessToken?: string } | null } | null }
    return data?.signIn?.accessToken ?? null
  }
  /** False once somebody has signed out with it. */
  const isLive = async (text: string): Promise<boolean> => {
    const claims = await gateway.viewers.verify(text)
    return typeof claims !== 'string' && typeof (await gateway.viewers.caller(claims, facts())) !== 'string'
  }
  return async (request: IncomingMessage): Promise<Record<string, string>> => {
    const visitor = request.socket.remoteAddress ?? ''
    const isLocal = /^(::ffff:)?127\.|^::1$/.test(visitor) && proxyHeaders.every((name) => !(name in request.headers))
    if (!isWanted || !isLocal || !isLoopbackName(request.headers.host)) return {}
    const known = token !== undefined && Date.now() - token.at < freshMilliseconds ? await token.text : null
    if (known === null || !(await isLive(known))) token = { text: newToken(), at: Date.now() }
    const text = await token?.text
    return text ? { authorization: `Bearer ${text}` } : {}
  }
}
