// The forms of an interaction's page. Until the user has decided, their session is in a cookie of this one page.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readCookies } from '@quintet/kit/slice/cookies.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Provider } from 'oidc-provider'
import type { Context } from '../context.ts'
import { endSession } from '../sessions/end.ts'
import type { SessionRow } from '../sessions/store.ts'
import { type Flow, formFor, showAgain, showFlow, submitFlow } from '../sign-in-page/flow.ts'
import { guardOf, isOwnForm, verifierOf } from '../sign-in-page/guard.ts'
import { endPage } from '../sign-in-page/pages.ts'
import { userForClaims } from './accounts-store.ts'
import { sessionOf } from './bearer.ts'
import { type Asked, consentRefusal, decide } from './consent.ts'
import { consentPage } from './interaction-pages.ts'

const cookieName = 'quintet-oauth-user'

/** What the forms of one interaction have in common. */
export interface Page {
  readonly context: Context
  readonly provider: Provider
  readonly request: ReceivedRoute
  readonly asked: Asked
  readonly incoming: IncomingMessage
  readonly response: ServerResponse
}

/** The cookie with the access token of a session; empty ends it. */
function cookieOf({ context, asked }: Page, token: string): string {
  const { pathname, protocol } = new URL(context.publicUrl)
  const path = `${pathname.replace(/\/$/, '')}/oauth/interaction/${asked.interaction.uid}`
  const end = token === '' ? '; Max-Age=0' : '; Max-Age=600'
  return `${cookieName}=${token}; Path=${path}; HttpOnly; SameSite=Strict${protocol === 'https:' ? '; Secure' : ''}${end}`
}

const tokenIn = ({ request }: Page): string | null =>
  readCookies(request.headers.cookie, cookieName).find((value) => /^[\w.-]+$/.test(value)) ?? null

const seeOther = (location: string, cookie: string): RouteResponse => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', 'set-cookie': [cookie] },
  body: null,
})

async function tenantOf({ context, asked: { client } }: Page) {
  const entry = await context.peers.tenantEntry({ id: client.tenantId })
  return { name: entry?.name ?? 'this organisation', slug: entry?.slug ?? null, hasOwnPeople: entry?.hasOwnPeople }
}

/** The sign-in on the page of an interaction; null where the tenant's people cannot sign in there. */
async function flowOf(page: Page): Promise<Flow | null> {
  const { context, asked } = page
  const { name, slug, hasOwnPeople } = await tenantOf(page)
  if (hasOwnPeople) return null
  const secret = `interaction ${asked.interaction.uid}`
  const address = new URL(`${context.publicUrl}/oauth/interaction/${asked.interaction.uid}`)
  return {
    context,
    guard: guardOf(context, secret),
    verifier: verifierOf(context, secret),
    address,
    title: 'Sign in',
    sentences: [`${asked.client.name} asks for access to ${name} in your name.`],
    tenantSlug: slug,
    offersSignUp: false,
    entered: async ({ accessToken }) => ({ location: address.href, cookies: [cookieOf(page, accessToken)] }),
  }
}

async function askForConsent(page: Page, flow: Flow, session: SessionRow): Promise<RouteResponse> {
  const { context, asked } = page
  const [user] = await context.scope.read(userForClaims, { id: session.userId })
  const tenant = await tenantOf(page)
  const redirectUri = String((asked.interaction.params as { redirect_uri: string }).redirect_uri)
  const names = { client: asked.client.name, tenant: tenant.name, user: user!.email }
  const { scopes, client } = asked
  const keepsAccess = client.grants.includes('REFRESH_TOKEN') && !scopes.includes('offline_access')
  return consentPage(200, { ...names, scopes, keepsAccess, redirectUri }, formFor(flow))
}

const ownPeople = (): RouteResponse =>
  endPage(403, 'This organisation has people of its own', 'They cannot sign in to other applications with it.')

/** The page of an interaction: who is signed in on it is asked for their consent, others sign in. */
export async function showPage(page: Page): Promise<RouteResponse> {
  const flow = await flowOf(page)
  if (flow === null) return ownPeople()
  const token = tokenIn(page)
  const session = token === null ? null : await sessionOf(page.context, token)
  if (session === null) return showFlow(flow, page.request.query)
  if (session === 'refused') {
    const sentence = 'Sign in to the application itself and set one up; then come back.'
    return endPage(403, 'Your organisation demands a second factor', sentence)
  }
  return askForConsent(page, flow, session)
}

/** The session was for this page alone. */
const leave = ({ context }: Page, { id }: SessionRow): Promise<boolean> =>
  context.scope.write((writer) => endSession(context, writer, id, 'signed_out'))

async function byDecision(page: Page, flow: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const { context, provider, asked, incoming, response } = page
  const token = tokenIn(page)
  const session = token === null ? null : await sessionOf(context, token)
  if (session === null || session === 'refused') return showAgain(flow, 401, 'Sign in once more')
  const decision = fields.get('decision')
  if (decision === 'other') {
    await leave(page, session)
    return seeOther(flow.address.href, cookieOf(page, ''))
  }
  const refused = await consentRefusal(context, session, asked.client.tenantId)
  if (refused !== null) return endPage(403, 'This cannot be allowed', `${refused}.`)
  const approved = decision === 'allow' ? fields.getAll('scope') : null
  const location = await decide(context, provider, asked, session, approved, incoming, response)
  await leave(page, session)
  return seeOther(location, cookieOf(page, ''))
}

/** Answers a form of the page. */
export async function submitForm(page: Page): Promise<RouteResponse> {
  const flow = await flowOf(page)
  if (flow === null) return ownPeople()
  const fields = new URLSearchParams((page.request.body as Buffer).toString('utf8'))
  if (!isOwnForm(page.context, page.request, flow.guard, fields)) {
    return endPage(
      403,
      'This form is not from this page',
      'Go back to the application that you came from and try again.',
    )
  }
  return fields.get('step') === 'consent' ? byDecision(page, flow, fields) : submitFlow(flow, fields)
}
