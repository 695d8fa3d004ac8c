// In development with demo data the explorers open signed in: a fresh token of a demo account, for loopback only.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { acme, demoPassword, demoTenants, globex, root } from '@quintet/kit/demo/people.ts'
import type { Visit } from '../explorer/pages.ts'
import type { Gateway } from '../gateway.ts'

/** Those that a visitor may ask as. The first is signed in at first. */
const demoPeople = [
  { email: acme.agent.email, role: 'agent of acme' },
  { email: acme.owner.email, role: 'owner of acme' },
  { email: acme.members[0]!.email, role: 'member of acme' },
  { email: globex.owner.email, role: 'owner of globex' },
  { email: root.email, role: 'platform owner' },
]

const signIn = `mutation ExplorerSignIn($input: SignInInput!) {
  signIn(input: $input) { ... on SignedIn { accessToken } }
}`
/** A token is given out for so long; the page then has ten minutes to renew it. */
const freshMilliseconds = 5 * 60_000
/** Headers of proxies: behind one, every visitor seems to come from this machine. */
const proxyHeaders = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via']

/** A foreign name that leads to this machine is a page of somebody else (DNS rebinding): it must not get a token. */
const isLoopbackName = (host: string | undefined): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? '')

/** What an explorer page begins with: a person with a bearer token for visitors from this machine, nothing for others. */
export function createDemoSignIn(gateway: Gateway, isWanted: boolean) {
  const tokens = new Map<string, { text: Promise<string | null>; at: number }>()
  const facts = () => ({ requestId: randomUUID(), clientIp: null, userAgent: 'explorer' })
  const newToken = async (email: string): Promise<string | null> => {
    const tenant = demoTenants.find(({ slug }) => email.endsWith(`@${slug}.example`))
    const input = { email, password: demoPassword, ...(tenant === undefined ? {} : { tenantSlug: tenant.slug }) }
    const { text } = await gateway.run({ query: signIn, variables: { input } }, undefined, facts())
    const { data } = JSON.parse(text) as { data?: { signIn: { accessToken?: string } | null } | null }
    return data?.signIn?.accessToken ?? null
  }
  /** False once a visitor has signed out with it. */
  const isLive = async (text: string): Promise<boolean> => {
    const claims = await gateway.viewers.verify(text)
    return typeof claims !== 'string' && typeof (await gateway.viewers.caller(claims, facts())) !== 'string'
  }
  const tokenOf = async (email: string): Promise<string | null> => {
    const last = tokens.get(email)
    const known = last !== undefined && Date.now() - last.at < freshMilliseconds ? await last.text : null
    if (known !== null && (await isLive(known))) return known
    const next = { text: newToken(email), at: Date.now() }
    tokens.set(email, next)
    return next.text
  }
  return async (request: IncomingMessage): Promise<Pick<Visit, 'people' | 'person' | 'headers'>> => {
    const visitor = request.socket.remoteAddress ?? ''
    const isLocal = /^(::ffff:)?127\.|^::1$/.test(visitor) && proxyHeaders.every((name) => !(name in request.headers))
    if (!isWanted || !isLocal || !isLoopbackName(request.headers.host)) return { people: [], person: null, headers: {} }
    const asked = new URL(request.url ?? '/', 'http://quintet').searchParams.get('as') ?? demoPeople[0]!.email
    const person = demoPeople.find(({ email }) => email === asked)?.email ?? null
    const token = person === null ? null : await tokenOf(person)
    return { people: demoPeople, person, headers: token === null ? {} : { authorization: `Bearer ${token}` } }
  }
}
