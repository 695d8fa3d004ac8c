// How people sign in on a page, whatever they sign in for. What a form sends goes to the same actions as in GraphQL.
import { createHash } from 'node:crypto'
import { isProblem, type Problem } from '@quintet/kit/slice/problems.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { GraphQLError } from 'graphql'
import { limitedCompletion, limitedPasskeyStart } from '../challenges/limited-completion.ts'
import type { Context } from '../context.ts'
import { limitedResetRequest } from '../passwords/limited-reset.ts'
import type { SignedInRow } from '../sessions/store.ts'
import { limitedSignIn, limitedSignUp } from '../sign-in/limited-sign-in.ts'
import type { CompleteSignInInput, SecondFactorRequired, VerificationRequired } from '../types.gen.ts'
import {
  endPage,
  type Form,
  onwardPage,
  resetRequestPage,
  type SecondStep,
  secondFactorPage,
  signInPage,
  signUpPage,
} from './pages.ts'

/** A sign-in on a page. */
export interface Flow {
  readonly context: Context
  /** What the page's forms carry, which no other browser knows. */
  readonly guard: string
  /** Secret of this browser: who brings a provider's answer began the visit. */
  readonly verifier: string
  /** The page's own address, with what stays of its query. */
  readonly address: URL
  readonly title: string
  readonly sentences: readonly string[]
  /** The tenant to enter; null for the last one. */
  readonly tenantSlug: string | null
  readonly goesTo?: string | undefined
  readonly offersSignUp: boolean
  /** Keeps the session for the browser, and says where it goes on. */
  entered(session: SignedInRow): Promise<{ readonly location: string; readonly cookies: readonly string[] }>
}

export const formFor = ({ guard, address, goesTo }: Flow, problem?: string, page?: string): Form => ({
  guard,
  query: queryOf(address, page),
  goesTo,
  problem,
})

function queryOf({ searchParams }: URL, page?: string): string {
  const query = new URLSearchParams(searchParams)
  if (page !== undefined) query.set('page', page)
  return query.toString()
}

/** The tenant whose own people sign in; null for people of the platform. */
async function ownPeopleSlug({ context, tenantSlug }: Flow): Promise<string | null> {
  const entry = tenantSlug === null ? null : await context.peers.tenantEntry({ slug: tenantSlug })
  return entry?.hasOwnPeople ? tenantSlug : null
}

async function askToSignIn(flow: Flow, status = 200, problem?: string, email = ''): Promise<RouteResponse> {
  const { context, address, title, sentences, offersSignUp } = flow
  const content = {
    title,
    sentences,
    email,
    // They are for people of the platform.
    providers: (await ownPeopleSlug(flow)) === null ? context.providers.all : [],
    resetQuery: queryOf(address, 'reset'),
    signUpQuery: offersSignUp ? queryOf(address, 'sign-up') : null,
  }
  return signInPage(status, content, formFor(flow, problem))
}

const askToSignUp = (flow: Flow, status = 200, problem?: string, fields = new URLSearchParams()): RouteResponse => {
  const [email, firstName, lastName] = ['email', 'firstName', 'lastName'].map((name) => fields.get(name) ?? '')
  const content = { email: email!, firstName: firstName!, lastName: lastName!, signInQuery: queryOf(flow.address) }
  return signUpPage(status, content, formFor(flow, problem, 'sign-up'))
}

const askForReset = (flow: Flow, status = 200, problem?: string, email = ''): RouteResponse =>
  resetRequestPage(status, { email, signInQuery: queryOf(flow.address) }, formFor(flow, problem, 'reset'))

const lookIntoMail = (): RouteResponse =>
  endPage(403, 'Your address is not verified', 'A letter is on its way to you. Open the link in it, then come back.')

/** What a provider's answer without an account means. */
const externalProblems: ReadonlyMap<string, string> = new Map([
  ['ACCESS_DENIED', 'The provider was not allowed to say who you are.'],
  ['EMAIL_TAKEN', 'Your address has an account here. Sign in to it; then you can link the other account to it.'],
  ['EMAIL_MISSING', 'The provider told no e-mail address.'],
  ['INVALID_CREDENTIALS', 'This account cannot sign in.'],
])

/** The page, or the end of a visit to a provider. @param query of the address */
export async function showFlow(flow: Flow, query: URLSearchParams): Promise<RouteResponse> {
  const challenge = query.get('challenge')
  if (challenge !== null) return byExternal(flow, challenge)
  const problem = query.get('problem')
  if (problem === 'VERIFICATION_REQUIRED') return lookIntoMail()
  if (problem !== null) {
    return askToSignIn(flow, 200, externalProblems.get(problem) ?? 'The provider did not say who you are. Try again.')
  }
  const page = query.get('page')
  if (page === 'reset') return askForReset(flow)
  return page === 'sign-up' && flow.offersSignUp ? askToSignUp(flow) : askToSignIn(flow)
}

type Outcome = SignedInRow | SecondFactorRequired | VerificationRequired | Problem
type Again = (status: number, problem: string) => Promise<RouteResponse> | RouteResponse

/** The outcome of an action; the page again where it was refused. */
async function attempt<Done extends object>(
  work: () => Promise<Done | Problem>,
  again: Again,
  go: (done: Exclude<Done, Problem>) => Promise<RouteResponse> | RouteResponse,
): Promise<RouteResponse> {
  const outcome = await work().catch((error: unknown) => {
    const code = error instanceof GraphQLError ? error.extensions.code : null
    if (code === 'RATE_LIMITED' || code === 'UNAVAILABLE') return error as GraphQLError
    throw error
  })
  if (outcome instanceof GraphQLError) {
    return again(outcome.extensions.code === 'RATE_LIMITED' ? 429 : 503, outcome.message)
  }
  return isProblem(outcome) ? again(400, outcome.message) : go(outcome as Exclude<Done, Problem>)
}

/**
 * What follows a proof: where the page leads to, the next proof, or the same form with what was wrong.
 * @param isFromElsewhere whether another site sent the browser here: then it sends strict cookies only after another step
 */
const afterProof = (flow: Flow, work: () => Promise<Outcome>, again: Again, isFromElsewhere = false) =>
  attempt(work, again, async (outcome) => {
    if ('accessToken' in outcome) {
      const { location, cookies } = await flow.entered(outcome)
      const headers = { 'cache-control': 'no-store', 'set-cookie': cookies }
      if (!isFromElsewhere) return { status: 303, headers: { location, ...headers }, body: null }
      const onward = onwardPage('You are signed in', location, 'Continue')
      return { ...onward, headers: { ...onward.headers, ...headers } }
    }
    return 'challenge' in outcome ? secondFactorPage(200, outcome, formFor(flow)) : lookIntoMail()
  })

const text = (fields: URLSearchParams, name: string): string => fields.get(name) ?? ''

function byPassword(flow: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const email = text(fields, 'email')
  const input = {
    email,
    password: text(fields, 'password'),
    ...(flow.tenantSlug === null ? {} : { tenantSlug: flow.tenantSlug }),
  }
  return afterProof(
    flow,
    () => limitedSignIn(flow.context, input),
    (status, problem) => askToSignIn(flow, status, problem, email),
  )
}

function byCode(flow: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const step: SecondStep = { challenge: text(fields, 'challenge'), methods: text(fields, 'methods').split(' ') }
  const method = fields.get('method') === 'BACKUP_CODE' ? 'BACKUP_CODE' : 'TOTP'
  const input: CompleteSignInInput = { challenge: step.challenge, method, code: text(fields, 'code').trim() }
  return afterProof(
    flow,
    () => limitedCompletion(flow.context, input),
    (status, problem) => secondFactorPage(status, step, formFor(flow, problem)),
  )
}

/** What the page's script asks for: JSON, with a message where it is refused. */
function passkeyOptions({ context, tenantSlug }: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const first = text(fields, 'first')
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  const json = (status: number, body: object): RouteResponse => ({ status, headers, body: JSON.stringify(body) })
  return attempt(
    () => limitedPasskeyStart(context, first === '' ? { tenantSlug } : { challenge: first }),
    (status, message) => json(status, { message }),
    ({ challenge, options }) => json(200, { challenge, options }),
  )
}

function byPasskey(flow: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const challenge = text(fields, 'challenge')
  return afterProof(
    flow,
    () => limitedCompletion(flow.context, { challenge, method: 'PASSKEY', response: parsed(text(fields, 'response')) }),
    (status, problem) => askToSignIn(flow, status, problem),
  )
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const hashOf = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url')

/** Sends the browser to a provider, from where it comes back to the page. */
async function toProvider(flow: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const { context, address, tenantSlug, verifier } = flow
  const provider = context.providers.find(text(fields, 'provider'))
  if (provider === undefined || (await ownPeopleSlug(flow)) !== null) {
    return askToSignIn(flow, 400, 'There is no such provider')
  }
  const url = new URL(`${context.publicUrl}/external/${provider.slug}/start`)
  url.searchParams.set('returnTo', address.href)
  url.searchParams.set('verifierHash', hashOf(verifier))
  if (tenantSlug !== null) url.searchParams.set('tenant', tenantSlug)
  return onwardPage(`Sign in with ${provider.name}`, url.href, `Continue to ${provider.name}`)
}

const byExternal = (flow: Flow, challenge: string): Promise<RouteResponse> =>
  afterProof(
    flow,
    () => limitedCompletion(flow.context, { challenge, method: 'EXTERNAL', code: flow.verifier }),
    (status, problem) => askToSignIn(flow, status, problem),
    true,
  )

async function bySignUp(flow: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const [email, password] = [text(fields, 'email'), text(fields, 'password')]
  const names = { firstName: text(fields, 'firstName'), lastName: text(fields, 'lastName') }
  const tenantSlug = await ownPeopleSlug(flow)
  const input = { email, password, ...names, ...(tenantSlug === null ? {} : { tenantSlug }) }
  return afterProof(
    flow,
    () => limitedSignUp(flow.context, input),
    (status, problem) => askToSignUp(flow, status, problem, fields),
  )
}

async function byResetRequest(flow: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const email = text(fields, 'email')
  const tenantSlug = await ownPeopleSlug(flow)
  return attempt(
    () => limitedResetRequest(flow.context, { email, tenantSlug }),
    (status, problem) => askForReset(flow, status, problem, email),
    () =>
      endPage(
        200,
        'Look into your mail',
        'If the address has an account, a letter with a link is on its way to it. You can close this page.',
      ),
  )
}

const steps: Readonly<Record<string, (flow: Flow, fields: URLSearchParams) => Promise<RouteResponse>>> = {
  password: byPassword,
  code: byCode,
  'passkey-options': passkeyOptions,
  passkey: byPasskey,
  external: toProvider,
  'sign-up': (flow, fields) => (flow.offersSignUp ? bySignUp(flow, fields) : askToSignIn(flow, 400)),
  reset: byResetRequest,
}

/** Does the step of a form whose guard was checked. */
export async function submitFlow(flow: Flow, fields: URLSearchParams): Promise<RouteResponse> {
  const step = Object.entries(steps).find(([name]) => name === fields.get('step'))?.[1]
  return step === undefined ? askToSignIn(flow, 400) : step(flow, fields)
}

/** The sign-in once more, with what was wrong. */
export const showAgain = (flow: Flow, status: number, problem: string): Promise<RouteResponse> =>
  askToSignIn(flow, status, problem)
