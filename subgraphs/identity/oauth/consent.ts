// What a user says to a client's request, and the grant that comes of it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Provider } from 'oidc-provider'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { deviceMethod, entryRefusal, isRestrictedBy } from '../sessions/policy.ts'
import { amrOf } from '../sessions/rules.ts'
import type { SessionRow } from '../sessions/store.ts'
import { factsOf, termsOf } from '../sessions/terms.ts'
import { ConsentEnded } from './adapter.ts'
import { clientIdOf, clientKeyOf } from './client-ids.ts'
import { isOpenIdScope } from './scopes.ts'
import { clientWithSecret, insertConsent, liveConsents, type OAuthClientRow } from './store.ts'

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>

/** A request of a client that waits for its user. */
export interface Asked {
  readonly interaction: Interaction
  readonly client: OAuthClientRow
  /** What the client may ask for and does, in the order of its request. */
  readonly scopes: readonly string[]
}

/** The request behind a page's address and the browser's cookie; null where they do not belong together or it is over. */
export async function askedOf(
  context: Context,
  provider: Provider,
  uid: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Asked | null> {
  const interaction = await provider.interactionDetails(request, response).catch(() => null)
  if (interaction === null || interaction.uid !== uid) return null
  const { client_id: clientId, scope } = interaction.params as { client_id: string; scope?: string }
  const key = clientKeyOf(clientId)
  if (key === null) return null
  const [client] = await context.scope.as({ tenantId: key.tenantId }).read(clientWithSecret, { id: key.id })
  if (client === undefined) return null
  const wanted = [...new Set((scope ?? '').split(' ').filter(Boolean))]
  return { interaction, client, scopes: wanted.filter((each) => isOpenIdScope(each) || client.scopes.includes(each)) }
}

/** Why a session may not allow a client of a tenant anything; null where it may. The tenant judges it as one of its own. */
export async function consentRefusal(context: Context, session: SessionRow, tenantId: string): Promise<string | null> {
  const { peers, scope, envelope, clock } = context
  const { userId } = session
  const [fact] = await peers.memberships({ userIds: [userId], tenantId })
  if (fact?.isActive !== true) return 'You are not a member of the tenant of this client'
  const terms = await termsOf(context, userId, tenantId)
  const refused = entryRefusal(terms, envelope.clientIp)
  if (refused !== null) return refused.message
  const methods =
    session.tenantId === tenantId ? session.methods : session.methods.filter((each) => each !== deviceMethod)
  const facts = await factsOf(scope, { ...session, tenantId, methods }, terms)
  return isRestrictedBy(terms, facts, clock.now()) ? 'The tenant of this client demands a second factor' : null
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each))

/** The consent of a user: the one that they gave before, where it is the same, or a new one. */
async function consentFor(
  context: Context,
  client: OAuthClientRow,
  userId: string,
  scopes: readonly string[],
): Promise<string> {
  const { tenantId, id: clientId, name: clientName } = client
  const now = context.clock.now()
  return context.scope.write(async (first) => {
    const writer = first.as({ tenantId })
    const live = await writer.read(liveConsents, { clientRowId: clientId, person: userId })
    const same = live.find((consent) => isSame(consent.scopes, scopes))
    if (same !== undefined) return same.id
    const id = newId()
    const values = { id, userId, tenantId, clientId, clientName, scopes: [...scopes], createdAt: now }
    await insertConsent(writer, values)
    await audit(context, writer, 'identity.consent.given', {
      userId,
      actorId: userId,
      tenantId,
      target: { type: 'OAuthClient', id: clientId },
      details: { scopes: scopes.join(' ').slice(0, 500) },
    })
    return id
  })
}

/** The provider's session of this browser is of the user who signed in last: another user's ends. */
async function leaveOther(provider: Provider, request: IncomingMessage, response: ServerResponse, userId: string) {
  const session = await provider.Session.get(provider.createContext(request, response))
  if (session.accountId === undefined || session.accountId === userId) return
  delete session.accountId
  delete session.authorizations
  await session.persist()
}

/**
 * Ends an interaction as the user decided, and returns where the browser goes on.
 * @param approved the scopes that they allow; null when they allow nothing
 */
export async function decide(
  context: Context,
  provider: Provider,
  { interaction, client, scopes }: Asked,
  session: SessionRow,
  approved: readonly string[] | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<string> {
  if (approved === null) {
    const refusal = { error: 'access_denied', error_description: 'the user allowed nothing' }
    return provider.interactionResult(request, response, refusal, { mergeWithLastSubmission: false })
  }
  const { userId, acr, authenticatedAt } = session
  const allowed = scopes.filter((scope) => approved.includes(scope))
  const refused = scopes.filter((scope) => !allowed.includes(scope))
  const grantTo = async (grantId: string): Promise<string> => {
    const grant = new provider.Grant({ accountId: userId, clientId: clientIdOf(client), jti: grantId } as never)
    if (allowed.length > 0) grant.addOIDCScope(allowed.join(' '))
    if (refused.length > 0) grant.rejectOIDCScope(refused.join(' '))
    await grant.save()
    return grantId
  }
  const consent = () => consentFor(context, client, userId, allowed)
  const grantId = await grantTo(await consent()).catch(async (error: unknown) => {
    if (!(error instanceof ConsentEnded)) throw error
    // The earlier consent was taken back while this one was given: this one is another.
    return grantTo(await consent())
  })
  await leaveOther(provider, request, response, userId)
  const login = {
    accountId: userId,
    acr,
    amr: amrOf(session),
    ts: Math.floor(authenticatedAt.getTime() / 1000),
    remember: false,
  }
  const result = { login, consent: { grantId } }
  await provider.interactionResult(request, response, result, { mergeWithLastSubmission: false })
  return interaction.returnTo
}
