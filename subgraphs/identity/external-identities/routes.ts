// What browsers visit on their way to another issuer and back.
import { createHash } from 'node:crypto'
import type { ExternalProvider } from '@quintet/kit/process/external-providers.ts'
import { readCookies } from '@quintet/kit/slice/cookies.ts'
import { pageOf } from '@quintet/kit/slice/html-page.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { isStorable } from '@quintet/kit/slice/text-rules.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import { refusedForNow } from '@quintet/kit/wire/errors.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { insertChallenge } from '../challenges/store.ts'
import type { Context } from '../context.ts'
import { arrive } from './arrival.ts'
import type { Visit } from './providers.ts'
import { attemptMinutes, type ClaimedAccount, challengeSeconds, isHash, originsOf, returnUrl } from './rules.ts'
import { beginWithTicket, type ExternalAttempt, insertAttempt, useAttempt } from './store.ts'

const refusal = (status: number, title: string, sentence: string): RouteResponse =>
  pageOf(status, { title, sentences: [sentence] })
const brokenAddress = () =>
  refusal(400, 'This address is incomplete', 'Go back to the page that you came from, and try again.')
const strayAnswer = () =>
  refusal(
    400,
    'This sign-in cannot go on',
    'It took too long, was completed already, or was begun in another browser. Go back to where you began, and try again.',
  )

export const externalRoute = {
  path: '/external/*visit',
  handlers: {
    async GET(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
      const [slug = '', step, ...rest] = (request.parameter ?? '').split('/')
      const provider = context.providers.find(slug)
      if (provider === undefined || rest.length > 0 || (step !== 'start' && step !== 'callback')) {
        return refusal(404, 'There is no such page', 'Go back to the page that you came from.')
      }
      return step === 'start' ? start(context, provider, request) : answer(context, provider, request)
    },
  },
}

/** The state names the cookie, so that visits in several tabs do not overwrite each other's. */
const cookieName = (publicUrl: string, state: string): string => {
  const name = `quintet-external-${createHash('sha256').update(state).digest('hex').slice(0, 16)}`
  return isSecure(publicUrl) ? `__Host-${name}` : name
}
const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:')

/** Lax: the provider sends the browser back from another site. */
function cookieHeader(publicUrl: string, state: string, value: string, seconds: number): string {
  const secure = isSecure(publicUrl) ? '; Secure' : ''
  return `${cookieName(publicUrl, state)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`
}

/** Nonce and verifier follow from the browser's cookie, so that what is stored is of no use to who reads it. */
function visitOf({ publicUrl }: Context, { slug }: ExternalProvider, state: string, cookie: string): Visit {
  const derived = (what: string) => createHash('sha256').update(`${what} ${state} ${cookie}`).digest('base64url')
  const redirectUri = `${publicUrl}/external/${slug}/callback`
  return { redirectUri, state, nonce: derived('nonce'), codeVerifier: derived('code verifier') }
}

const seeOther = (location: string, cookie: string): RouteResponse => ({
  status: 302,
  headers: { location, 'set-cookie': cookie, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
  body: null,
})

async function start(context: Context, provider: ExternalProvider, request: ReceivedRoute): Promise<RouteResponse> {
  const { scope, clock, publicUrl, accounts, providers, log } = context
  const { query } = request
  const [state, cookie] = [newToken(), newToken()]
  const bound = { stateHash: hashOfToken(state), cookieHash: hashOfToken(cookie) }
  const at = clock.now()
  const visit = visitOf(context, provider, state, cookie)
  const ticket = query.get('ticket')
  const returnTo = returnUrl(query.get('returnTo') ?? '', originsOf(publicUrl, accounts.returnOrigins))
  const verifierHash = query.get('verifierHash') ?? ''
  const tenantSlug = query.get('tenant')?.slice(0, 100) ?? null
  if (ticket === null && (returnTo === null || !isHash(verifierHash))) return brokenAddress()
  if (tenantSlug !== null && !isStorable(tenantSlug)) return brokenAddress()
  const url = await providers.authorizationUrl(provider, visit).catch((error: unknown) => {
    log.warn({ provider: provider.slug, error: String(error) }, 'a provider cannot be reached')
    throw refusedForNow('UNAVAILABLE', `${provider.name} does not answer at the moment; try again`, 5)
  })
  const begun = await scope.write(async (writer) => {
    if (ticket !== null) {
      const values = { provider: provider.slug, ticketHash: hashOfToken(ticket), at, ...bound }
      return (await writer.run(beginWithTicket, values)).length > 0
    }
    await insertAttempt(writer, {
      id: newId(),
      provider: provider.slug,
      purpose: 'SIGN_IN',
      ticketHash: null,
      ...bound,
      returnTo: returnTo!.href,
      verifierHash,
      tenantSlug,
      userId: null,
      sessionId: null,
      expiresAt: new Date(at.getTime() + attemptMinutes * 60_000),
      createdAt: at,
    })
    return true
  })
  return begun ? seeOther(url.href, cookieHeader(publicUrl, state, cookie, attemptMinutes * 60)) : strayAnswer()
}

async function answer(context: Context, provider: ExternalProvider, request: ReceivedRoute): Promise<RouteResponse> {
  const { scope, clock, publicUrl, providers, log } = context
  const { query } = request
  const state = query.get('state') ?? ''
  const [cookie = ''] = readCookies(request.headers.cookie, cookieName(publicUrl, state))
  if (state === '' || cookie === '') return strayAnswer()
  const [attempt] = await scope.write((writer) =>
    writer.run(useAttempt, {
      provider: provider.slug,
      stateHash: hashOfToken(state),
      cookieHash: hashOfToken(cookie),
      at: clock.now(),
    }),
  )
  if (attempt === undefined) return strayAnswer()
  const back = (parameter: 'challenge' | 'problem', value: string): RouteResponse => {
    const url = new URL(attempt.returnTo)
    url.searchParams.set(parameter, value)
    return seeOther(url.href, cookieHeader(publicUrl, state, '', 0))
  }
  if (query.has('error'))
    return back('problem', query.get('error') === 'access_denied' ? 'ACCESS_DENIED' : 'PROVIDER_FAILED')
  try {
    const account = await providers.account(provider, query, visitOf(context, provider, state, cookie))
    const challenge = newToken()
    const problem = await scope.write((writer) => settle(context, writer, provider, attempt, account, challenge))
    return problem === null ? back('challenge', challenge) : back('problem', problem)
  } catch (error) {
    // Neither codes nor tokens are in these messages.
    const { code } = error as { code?: unknown }
    log.warn({ provider: provider.slug, code, error: (error as Error).message }, 'an external sign-in failed')
    return back('problem', 'PROVIDER_FAILED')
  }
}

/** Keeps what the provider said under a challenge; the code of a problem where it leads nowhere. */
async function settle(
  context: Context,
  writer: Parameters<typeof arrive>[1],
  provider: ExternalProvider,
  { purpose, userId, sessionId, verifierHash, tenantSlug }: ExternalAttempt,
  account: ClaimedAccount,
  challenge: string,
): Promise<string | null> {
  const now = context.clock.now()
  const common = {
    id: newId(),
    tokenHash: hashOfToken(challenge),
    passkeyChallenge: null,
    tenantId: null,
    methods: [],
    expiresAt: new Date(now.getTime() + challengeSeconds * 1000),
    createdAt: now,
  }
  if (purpose === 'LINK') {
    const { issuer, subject, email } = account
    const details = { provider: provider.slug, issuer, subject, email }
    await insertChallenge(writer, { ...common, userId, sessionId, kind: 'EXTERNAL_LINK', details })
    return null
  }
  const arrival = await arrive(context, writer, provider, account)
  if ('problem' in arrival) return arrival.problem
  const { identityId } = arrival
  const details = { verifierHash, identityId, tenantSlug, isTrusted: provider.trustMfa }
  await insertChallenge(writer, { ...common, userId: arrival.userId, sessionId: null, kind: 'EXTERNAL', details })
  return null
}
