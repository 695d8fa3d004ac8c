// The addresses of the OpenID provider. It answers most of them itself; the interaction has a page of ours.
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { Context } from '../context.ts'
import { answerInteraction, showInteraction } from './interaction.ts'
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
  route('/oauth/logout', 'GET', 'POST'),
  route('/oauth/logout/confirm', 'POST'),
  route('/oauth/logout/success', 'GET'),
  { path: '/oauth/interaction/:uid', handlers: { GET: showInteraction, POST: answerInteraction } },
]
