// The forms of an interaction's page. Until the user has decided, their session is in a cookie of this one page.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isProblem } from '@quintet/kit/slice/problems.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { GraphQLError } from 'graphql'
import type { Provider } from 'oidc-provider'
import { limitedCompletion } from '../challenges/limited-completion.ts'
import type { Context } from '../context.ts'
import { endSession } from '../sessions/end.ts'
import type { SessionRow, SignedInRow } from '../sessions/store.ts'
import { limitedSignIn } from '../sign-in/limited-sign-in.ts'
import type { ProofMethod, SecondFactorRequired, VerificationRequired } from '../types.gen.ts'
import { userForClaims } from './accounts-store.ts'
import { sessionOf } from './bearer.ts'
import { type Asked, consentRefusal, decide } from './consent.ts'
import { consentPage, endPage, type SecondStep, secondFactorPage, signInPage } from './interaction-pages.ts'

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

const guardOf = ({ context, asked }: Page): string =>
  createHmac('sha256', context.codeKey).update(`form of interaction ${asked.interaction.uid}`).digest('base64url')

function isGuarded(page: Page, given: string): boolean {
  const [a, b] = [Buffer.from(guardOf(page)), Buffer.from(given)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The cookie with the access token of a session; empty ends it. */
function cookieOf({ context, asked }: Page, token: string): string {
  const { pathname, protocol } = new URL(context.publicUrl)
  const path = `${pathname.replace(/\/$/, '')}/oauth/interaction/${asked.interaction.uid}`
  const end = token === '' ? '; Max-Age=0' : '; Max-Age=600'
  return `${cookieName}=${token}; Path=${path}; HttpOnly; SameSite=Strict${protocol === 'https:' ? '; Secure' : ''}${end}`
}

const tokenIn = ({ request }: Page): string | null =>
  new RegExp(`(?:^|;)\\s*${cookieName}=([\\w.-]+)`).exec(request.headers.cookie ?? '')?.[1] ?? null

const seeOther = (location: string, cookie: string): RouteResponse => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', 'set-cookie': [cookie] },
  body: null,
})

async function names({ context, asked: { client } }: Page) {
  const tenant = await context.peers.tenantEntry({ id: client.tenantId })
  return { client: client.name, tenant: tenant?.name ?? 'this organisation', slug: tenant?.slug ?? null }
}

async function askForPassword(page: Page, status = 200, problem?: string): Promise<RouteResponse> {
  const { client, tenant } = await names(page)
  return signInPage(status, client, tenant, { guard: guardOf(page), ...(problem === undefined ? {} : { problem }) })
}

async function askForConsent(page: Page, session: SessionRow): Promise<RouteResponse> {
  const { context, asked } = page
  const [user] = await context.scope.read(userForClaims, { id: session.userId })
  const { client, tenant } = await names(page)
  const redirectUri = String((asked.interaction.params as { redirect_uri: string }).redirect_uri)
  const content = { client, tenant, user: user!.email, scopes: asked.scopes, redirectUri }
  return consentPage(200, content, { guard: guardOf(page) })
}

/** The page of an interaction: who is signed in on it is asked for their consent, others sign in. */
export async function showPage(page: Page): Promise<RouteResponse> {
  const token = tokenIn(page)
  const session = token === null ? null : await sessionOf(page.context, token)
  if (session === null) return askForPassword(page)
  if (session === 'refused') {
    const sentence = 'Sign in to the application itself and set one up; then come back.'
    return endPage(403, 'Your organisation demands a second factor', sentence)
  }
  return askForConsent(page, session)
}

type Outcome =
  | SignedInRow
  | SecondFactorRequired
  | VerificationRequired
  | { readonly message: string; readonly code: string }

/** What follows a proof: the consent, the next proof, or the same form with what was wrong. */
async function afterProof(
  page: Page,
  work: () => Promise<Outcome>,
  again: (status: number, problem: string) => Promise<RouteResponse> | RouteResponse,
): Promise<RouteResponse> {
  const outcome = await work().catch((error: unknown) => {
    const code = error instanceof GraphQLError ? error.extensions.code : null
    if (code === 'RATE_LIMITED' || code === 'UNAVAILABLE') return error as GraphQLError
    throw error
  })
  if (outcome instanceof GraphQLError)
    return again(outcome.extensions.code === 'RATE_LIMITED' ? 429 : 503, outcome.message)
  if (isProblem(outcome)) return again(400, outcome.message)
  if ('accessToken' in outcome) return seeOther(page.request.path, cookieOf(page, outcome.accessToken))
  if ('challenge' in outcome) return secondFactorPage(200, outcome, { guard: guardOf(page) })
  return endPage(
    403,
    'Your address is not verified',
    'A letter is on its way to you. Open the link in it, then come back.',
  )
}

async function byPassword(page: Page, fields: URLSearchParams): Promise<RouteResponse> {
  const { slug } = await names(page)
  const input = { email: fields.get('email') ?? '', password: fields.get('password') ?? '', tenantSlug: slug }
  return afterProof(
    page,
    () => limitedSignIn(page.context, input),
    (status, problem) => askForPassword(page, status, problem),
  )
}

function byCode(page: Page, fields: URLSearchParams): Promise<RouteResponse> {
  const step: SecondStep = {
    challenge: fields.get('challenge') ?? '',
    methods: (fields.get('methods') ?? '').split(' '),
  }
  const method: ProofMethod = fields.get('method') === 'BACKUP_CODE' ? 'BACKUP_CODE' : 'TOTP'
  const input = { challenge: step.challenge, method, code: (fields.get('code') ?? '').trim() }
  return afterProof(
    page,
    () => limitedCompletion(page.context, input),
    (status, problem) => secondFactorPage(status, step, { guard: guardOf(page), problem }),
  )
}

/** The session was for this page alone. */
const leave = ({ context }: Page, { id }: SessionRow): Promise<boolean> =>
  context.scope.write((writer) => endSession(context, writer, id, 'signed_out'))

async function byDecision(page: Page, fields: URLSearchParams): Promise<RouteResponse> {
  const { context, provider, asked, incoming, response } = page
  const token = tokenIn(page)
  const session = token === null ? null : await sessionOf(context, token)
  if (session === null || session === 'refused') return askForPassword(page, 401, 'Sign in once more')
  const decision = fields.get('decision')
  if (decision === 'other') {
    await leave(page, session)
    return seeOther(page.request.path, cookieOf(page, ''))
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
  const fields = new URLSearchParams((page.request.body as Buffer).toString('utf8'))
  const { origin } = page.request.headers
  const isOurs = origin === undefined || origin === 'null' || origin === new URL(page.context.publicUrl).origin
  if (!isOurs || !isGuarded(page, fields.get('guard') ?? '')) {
    return endPage(
      403,
      'This form is not from this page',
      'Go back to the application that you came from and try again.',
    )
  }
  const steps: Readonly<Record<string, typeof byDecision>> = { password: byPassword, code: byCode, consent: byDecision }
  const step = steps[fields.get('step') ?? '']
  return step === undefined ? askForPassword(page, 400) : step(page, fields)
}
