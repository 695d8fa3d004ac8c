// With demo data in development the explorers open signed in, as a demo account, for visitors from this machine only.
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { acme, demoPassword, demoTenants, globex, root } from '@quintet/kit/demo/people.ts'
import type { Visit } from '../explorer/pages.ts'
import type { Gateway } from '../gateway.ts'
import { isLocalVisit } from './local-visit.ts'

/** The accounts that a visitor may choose. The first one is signed in by default. */
const demoPeople = [
  { email: acme.agent.email, role: 'agent of acme' },
  { email: acme.owner.email, role: 'owner of acme' },
  { email: acme.members[0]!.email, role: 'member of acme' },
  { email: acme.lenders[0]!.email, role: 'lender in acme' },
  { email: acme.applicants[0]!.email, role: 'applicant in acme' },
  { email: globex.owner.email, role: 'owner of globex' },
  { email: root.email, role: 'platform owner' },
]

const signIn = `mutation ExplorerSignIn($input: SignInInput!) {
  signIn(input: $input) { ... on SignedIn { accessToken } }
}`
/** A token is reused for so long. The page then still has ten minutes to renew it. */
const reuseMilliseconds = 5 * 60_000
/** The account and token that an explorer page opens with. Visitors from elsewhere get none. */
export function createDemoSignIn(gateway: Gateway, isWanted: boolean) {
  const tokens = new Map<string, { text: Promise<string | null>; at: number }>()
  const facts = () => ({ requestId: randomUUID(), clientIp: null, userAgent: 'explorer' })
  const newToken = async (email: string): Promise<string | null> => {
    const tenant = demoTenants.find(({ slug }) => email.endsWith(`@${slug}.example`))
    const input = { email, password: demoPassword, ...(tenant === undefined ? {} : { tenantSlug: tenant.slug }) }
    const { text } = await gateway.run(gateway.prepare({ query: signIn }, facts()), { input }, undefined, facts())
    const { data } = JSON.parse(text) as { data?: { signIn: { accessToken?: string } | null } | null }
    return data?.signIn?.accessToken ?? null
  }
  /** False once its session has ended. */
  const isLive = async (text: string): Promise<boolean> => {
    const claims = await gateway.viewers.verify(text)
    return typeof claims !== 'string' && typeof (await gateway.viewers.caller(claims, facts())) !== 'string'
  }
  const tokenOf = async (email: string): Promise<string | null> => {
    const last = tokens.get(email)
    const cached = last !== undefined && Date.now() - last.at < reuseMilliseconds ? await last.text : null
    if (cached !== null && (await isLive(cached))) return cached
    const next = { text: newToken(email), at: Date.now() }
    tokens.set(email, next)
    return next.text
  }
  return async (request: IncomingMessage): Promise<Pick<Visit, 'people' | 'person' | 'headers'>> => {
    if (!isWanted || !isLocalVisit(request)) return { people: [], person: null, headers: {} }
    const chosen = new URL(request.url ?? '/', 'http://quintet').searchParams.get('as') ?? demoPeople[0]!.email
    const person = demoPeople.find(({ email }) => email === chosen)?.email ?? null
    const token = person === null ? null : await tokenOf(person)
    return { people: demoPeople, person, headers: token === null ? {} : { authorization: `Bearer ${token}` } }
  }
}
