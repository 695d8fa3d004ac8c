// The addresses of the OpenID provider. It answers most of them itself; the interaction has a page of ours.
import { pageOf } from '@quintet/kit/slice/html-page.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { Context } from '../context.ts'
import { answerInteraction, showInteraction } from './interaction.ts'
import { signedOut } from './provider-pages.ts'
import { answerBy } from './request.ts'
import { openIdScopes } from './scopes.ts'

async function answer(request: ReceivedRoute, context: Context) {
  const provider = await context.oauthProvider()
  return answerBy(context, request, provider.callback())
}

/** The provider knows every pattern of permissions; a client need not read them all. */
async function describe(request: ReceivedRoute, context: Context) {
  const answered = await answer(request, context)
  const metadata = JSON.parse(String(answered.body)) as object
  return { ...answered, body: JSON.stringify({ ...metadata, scopes_supported: openIdScopes }) }
}

/** Who is not signed in has nothing to confirm. The provider would send them on by a form and a script, in a page of its own. */
async function leave(request: ReceivedRoute, context: Context) {
  const answered = await answer(request, context)
  const isOurs = answered.status !== 200 || answered.headers['content-security-policy'] !== undefined
  return isOurs ? answered : pageOf(200, signedOut)
}

const route = (path: string, ...methods: ReceivedRoute['method'][]) => ({
  path,
  handlers: Object.fromEntries(methods.map((method) => [method, answer])),
})

export const oauthRoutes = [
  { path: '/.well-known/openid-configuration', handlers: { GET: describe } },
  { path: '/.well-known/oauth-authorization-server', handlers: { GET: describe } },
  route('/oauth/authorize', 'GET'),
  route('/oauth/authorize/:uid', 'GET'),
  route('/oauth/token', 'POST'),
  route('/oauth/revoke', 'POST'),
  route('/oauth/introspect', 'POST'),
  route('/oauth/userinfo', 'GET', 'POST'),
  { path: '/oauth/logout', handlers: { GET: leave, POST: leave } },
  route('/oauth/logout/confirm', 'POST'),
  route('/oauth/logout/success', 'GET'),
  { path: '/oauth/interaction/:uid', handlers: { GET: showInteraction, POST: answerInteraction } },
]
