// A client's request, where its user signs in and says what they allow: a page, or JSON for who needs no browser.
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import type { Context } from '../context.ts'
import { endPage } from '../sign-in-page/pages.ts'
import { bearerToken, sessionOf } from './bearer.ts'
import { clientIdOf } from './client-ids.ts'
import { type Asked, askedOf, consentRefusal, decide } from './consent.ts'
import { showPage, submitForm } from './interaction-forms.ts'
import { withRequest } from './request.ts'

const json = (status: number, body: object): RouteResponse => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})
const refusal = (status: number, message: string): RouteResponse => json(status, { error: message })

const over = () => refusal(404, 'There is no such request in this browser, or it is over')

/** What is asked, for programs that drive it. */
async function described(context: Context, { client, scopes }: Asked): Promise<RouteResponse> {
  const tenant = await context.peers.tenantEntry({ id: client.tenantId })
  return json(200, {
    client: { clientId: clientIdOf(client), name: client.name },
    scopes,
    tenant: { id: client.tenantId, slug: tenant?.slug ?? null, name: tenant?.name ?? null },
  })
}

const isJson = (type: string | undefined): boolean => /\bapplication\/json\b/i.test(type ?? '')

const overPage = (status: number): RouteResponse =>
  endPage(status, 'This request is over', 'Go back to the application that you came from and try again.')

export async function showInteraction(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const provider = await context.oauthProvider()
  const wantsJson = isJson(request.headers.accept)
  return withRequest(context, request, async (incoming, response) => {
    const asked = await askedOf(context, provider, request.parameter ?? '', incoming, response)
    if (asked === null) return wantsJson ? over() : overPage(404)
    return wantsJson ? described(context, asked) : showPage({ context, provider, request, asked, incoming, response })
  })
}

/** Takes the decision of a program, or a form of the page. */
export async function answerInteraction(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')) {
    return answerProgram(request, context)
  }
  const provider = await context.oauthProvider()
  return withRequest(context, request, async (incoming, response) => {
    const asked = await askedOf(context, provider, request.parameter ?? '', incoming, response)
    return asked === null ? overPage(403) : submitForm({ context, provider, request, asked, incoming, response })
  })
}

interface Decision {
  readonly approve: boolean
  readonly scopes: readonly string[] | null
}

/** The decision in a body; null where it is none. Without scopes all that is asked is meant. */
function decisionOf(body: Buffer): Decision | null {
  try {
    const { approve, scopes = null } = JSON.parse(body.toString('utf8')) as { approve?: unknown; scopes?: unknown }
    const isList = Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string')
    if (typeof approve !== 'boolean' || !(scopes === null || isList)) return null
    return { approve, scopes: scopes as string[] | null }
  } catch {
    return null
  }
}

async function answerProgram(request: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const token = bearerToken(request.headers.authorization)
  const session = token === null ? null : await sessionOf(context, token)
  if (session === null) return refusal(401, 'Send the access token of a session as Bearer')
  if (session === 'refused') return refusal(403, 'This session may not allow a client anything')
  const decision = decisionOf(request.body as Buffer)
  if (decision === null) return refusal(400, 'Send JSON: {"approve": true, "scopes": [...]}')
  const provider = await context.oauthProvider()
  return withRequest(context, request, async (incoming, response) => {
    const asked = await askedOf(context, provider, request.parameter ?? '', incoming, response)
    if (asked === null) return refusal(403, 'There is no such request in this browser, or it is over')
    const { client, scopes } = asked
    const refused = await consentRefusal(context, session, client.tenantId)
    if (refused !== null) return refusal(403, refused)
    const given = decision.scopes ?? scopes
    if (decision.approve && !given.every((scope) => scopes.includes(scope))) {
      return refusal(400, 'Allow what the client asks for, or less')
    }
    const approved = decision.approve ? given : null
    return json(200, { redirectTo: await decide(context, provider, asked, session, approved, incoming, response) })
  })
}
