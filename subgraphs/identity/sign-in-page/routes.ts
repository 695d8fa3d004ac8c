// The page at /sign-in: people sign in by a cookie, and go on to an address of ours.
import { readCookies } from '@quintet/kit/slice/cookies.ts'
import { newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Context } from '../context.ts'
import { originsOf } from '../external-identities/rules.ts'
import { userForClaims } from '../oauth/accounts-store.ts'
import {
  type CookieSession,
  noSessionCookie,
  refreshTokenOfCookie,
  sessionCookie,
  sessionOfRefreshToken,
} from '../sessions/cookie.ts'
import { endSession } from '../sessions/end.ts'
import { type Flow, formFor, showAgain, showFlow, submitFlow } from './flow.ts'
import { guardOf, isOwnForm, verifierOf } from './guard.ts'
import { nextUrl } from './next.ts'
import { endPage, signedInPage } from './pages.ts'

const slugForm = /^[a-z0-9-]{1,100}$/

/** A cookie that marks the browser. It is no session: forms and visits to providers are bound to it. */
function browserCookie({ publicUrl }: Context) {
  const isSecure = publicUrl.startsWith('https:')
  const name = isSecure ? '__Host-quintet-sign-in' : 'quintet-sign-in'
  const header = (value: string) => `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`
  return { name, header }
}

interface Visit {
  readonly flow: Flow
  readonly next: URL | null
  /** What the answer sets, so that the next form is known; none where the browser has it. */
  readonly cookies: readonly string[]
}

/** The page as the browser asks for it; null for an address that it may not lead to. */
function visitOf(context: Context, request: ReceivedRoute): Visit | null {
  const { publicUrl, accounts } = context
  const [given, tenant] = [request.query.get('next'), request.query.get('tenant')]
  const next = given === null ? null : nextUrl(given, publicUrl, originsOf(publicUrl, accounts.returnOrigins))
  if ((given !== null && next === null) || (tenant !== null && !slugForm.test(tenant))) return null
  const { name, header } = browserCookie(context)
  const known = readCookies(request.headers.cookie, name).filter((value) => /^[\w-]{43}$/.test(value))
  const browser = known.length === 1 ? known[0]! : newToken()
  const address = new URL(`${publicUrl}/sign-in`)
  if (next !== null) address.searchParams.set('next', next.href)
  if (tenant !== null) address.searchParams.set('tenant', tenant)
  const secret = `sign-in ${browser}`
  const flow: Flow = {
    context,
    guard: guardOf(context, secret),
    verifier: verifierOf(context, secret),
    address,
    title: 'Sign in',
    sentences: [],
    tenantSlug: tenant,
    goesTo: next?.origin,
    offersSignUp: true,
    async entered({ refreshToken, session }) {
      // Another session of this browser would be left without a holder.
      const former = await sessionOfRefreshToken(context, refreshTokenOfCookie(request))
      if (former !== null) await leave(former)
      const cookies = [sessionCookie(refreshToken, session, context.clock.now())]
      return { location: (next ?? address).href, cookies }
    },
  }
  return { flow, next, cookies: known.length === 1 ? [] : [header(browser)] }
}

const leave = ({ inside, session }: CookieSession): Promise<boolean> =>
  inside.scope.write((writer) => endSession(inside, writer, session.id, 'signed_out'))

const brokenAddress = (): RouteResponse =>
  endPage(400, 'This address is incomplete', 'Go back to the page that you came from, and try again.')

const withCookies = (answer: RouteResponse, cookies: readonly string[]): RouteResponse => {
  const all = [answer.headers['set-cookie'] ?? [], cookies].flat()
  return all.length === 0 ? answer : { ...answer, headers: { ...answer.headers, 'set-cookie': all } }
}

/** The page of who is signed in already; null where no one is. */
async function signedIn({ flow, next }: Visit, request: ReceivedRoute): Promise<RouteResponse | null> {
  const found = await sessionOfRefreshToken(flow.context, refreshTokenOfCookie(request))
  if (found === null) return null
  const [user] = await found.inside.scope.read(userForClaims, { id: found.session.userId })
  return user === undefined ? null : signedInPage(user.email, next?.href ?? null, formFor(flow))
}

export const signInRoute = {
  path: '/sign-in',
  handlers: {
    async GET(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
      const visit = visitOf(context, request)
      if (visit === null) return brokenAddress()
      const isBack = request.query.has('challenge')
      const page = isBack ? null : await signedIn(visit, request)
      return withCookies(page ?? (await showFlow(visit.flow, request.query)), visit.cookies)
    },
    async POST(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
      const visit = visitOf(context, request)
      if (visit === null) return brokenAddress()
      const { flow, cookies } = visit
      const isForm = /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')
      const fields = new URLSearchParams(isForm ? (request.body as Buffer).toString('utf8') : '')
      if (!isOwnForm(context, request, flow.guard, fields)) {
        return withCookies(await showAgain(flow, 403, 'This form is not from this page. Try once more.'), cookies)
      }
      if (fields.get('step') !== 'sign-out') return withCookies(await submitFlow(flow, fields), cookies)
      const found = await sessionOfRefreshToken(context, refreshTokenOfCookie(request))
      if (found !== null) await leave(found)
      const headers = { location: flow.address.href, 'cache-control': 'no-store', 'set-cookie': [noSessionCookie()] }
      return { status: 303, headers, body: null }
    },
  },
}
