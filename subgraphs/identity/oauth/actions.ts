import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { hashOfToken, newToken } from '@quintet/kit/slice/one-time-tokens.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { invalidInput, limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { shownOnce } from '@quintet/kit/slice/shown-once.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { revokeKeysOfClient } from '../api-keys/store.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { ownTenant } from '../realms/context.ts'
import { recordChange } from '../sessions/store.ts'
import type {
  CreateOAuthClientInput,
  OAuthClientIdInput,
  RevokeOAuthConsentInput,
  UpdateOAuthClientInput,
} from '../types.gen.ts'
import { deleteGrants, deleteRecordsOfClient } from './records-store.ts'
import { changeProblems, clientProblems, maxClients, mayHandOut, scopeTooWide } from './rules.ts'
import {
  clientForUpdate,
  consentById,
  countClients,
  deleteClient,
  insertClient,
  liveConsents,
  lockClients,
  type OAuthClientRow,
  type OAuthClientSecretRow,
  type OAuthConsentRow,
  renameInConsents,
  revokeConsents,
  setSecret,
  updateClient,
} from './store.ts'

const target = (id: string) => ({ type: 'OAuthClient', id })

/** Tells gateways that what they know of a client, or of a consent, is no longer so. */
export async function tellGateways(context: Context, writer: Writer, id: string): Promise<void> {
  const at = context.clock.now()
  await writer.run(recordChange, { changedSessionId: id, changedUserId: null, changedTenantId: null, at })
  writer.afterCommit(context.wakeAccess)
}

/** Whether the caller is a member of the active tenant: who came in an emergency leaves no client behind. */
async function isMember(context: Context): Promise<boolean> {
  const [fact] = await context.peers.memberships({ userIds: [viewerId(context)], tenantId: tenantId(context) })
  return fact?.isActive === true
}
const noMember = () => notAllowed('Only members of the tenant make and change its clients', 'NOT_A_MEMBER')

const otherPeople = () =>
  notAllowed('People of one tenant alone cannot sign in to other applications with it', 'OTHER_PEOPLE', [
    'input',
    'grants',
  ])

/** Makes a client of the active tenant. A repeated call gets the client without its secret. */
export async function createOAuthClient(context: Context, input: CreateOAuthClientInput) {
  const may = await isMember(context)
  return change<OAuthClientSecretRow>(context, 'createOAuthClient', input, {
    problems: clientProblems(input),
    async work(writer) {
      if (!may) throw new Refused(noMember())
      if (ownTenant(context) !== null && input.grants.includes('AUTHORIZATION_CODE')) throw new Refused(otherPeople())
      const scopes = [...new Set(input.scopes)]
      if (!mayHandOut(context.envelope, scopes)) throw new Refused(scopeTooWide())
      // Two at once must not both be the last that fits.
      await writer.read(lockClients, {})
      const [{ count } = { count: 0 }] = await writer.read(countClients, {})
      if (count >= maxClients) {
        throw new Refused(limitReached(`A tenant can have ${maxClients} clients`, 'MAX_CLIENTS', ['input']))
      }
      const now = context.clock.now()
      const id = newId()
      const secret = input.type === 'CONFIDENTIAL' ? newToken() : null
      const client = await insertClient(writer, {
        id,
        name: input.name.trim(),
        type: input.type,
        grants: [...new Set(input.grants)],
        redirectUris: [...new Set(input.redirectUris ?? [])],
        scopes,
        secretHash: secret === null ? null : hashOfToken(secret),
        secretCreatedAt: secret === null ? null : now,
        createdBy: viewerId(context),
        updatedAt: now,
        createdAt: now,
      })
      await audit(context, writer, 'identity.client.created', { tenantId: tenantId(context), target: target(id) })
      return { secret: secret === null ? null : shownOnce(secret), client }
    },
  })
}

async function lockedClient(writer: Writer, id: string): Promise<OAuthClientRow> {
  const [client] = isUuid(id) ? await writer.read(clientForUpdate, { id }) : []
  if (client === undefined) throw new Refused(notFoundProblem('There is no such client', ['input', 'clientId']))
  return client
}

/** Changes a client. Its tokens can do no more than what it has afterwards. */
export async function updateOAuthClient(context: Context, input: UpdateOAuthClientInput) {
  const may = await isMember(context)
  return change(context, 'updateOAuthClient', input, {
    async work(writer) {
      if (!may) throw new Refused(noMember())
      const client = await lockedClient(writer, input.clientId)
      const { id } = client
      const [first, ...rest] = changeProblems(input, client as never)
      if (first !== undefined) throw new Refused(invalidInput([first, ...rest]))
      const scopes = input.scopes === undefined ? client.scopes : [...new Set(input.scopes ?? [])]
      // What it has already may stay, also where the caller has it not.
      const added = scopes.filter((scope) => !client.scopes.includes(scope))
      // Where it sends people to decides who gets its codes, and so all that it has.
      const isMoved = input.redirectUris !== undefined
      if (!mayHandOut(context.envelope, isMoved ? scopes : added)) throw new Refused(scopeTooWide())
      const name = input.name?.trim() ?? client.name
      const redirectUris =
        input.redirectUris === undefined ? client.redirectUris : [...new Set(input.redirectUris ?? [])]
      const updatedAt = context.clock.now()
      const changed = await updateClient(writer, { id, name, redirectUris, scopes, updatedAt })
      if (name !== client.name) await writer.run(renameInConsents, { clientRowId: id, name })
      await audit(context, writer, 'identity.client.updated', { tenantId: tenantId(context), target: target(id) })
      await tellGateways(context, writer, id)
      return changed!
    },
  })
}

/** A new secret of a confidential client. The old one is refused at once. */
export async function rotateOAuthClientSecret(context: Context, input: OAuthClientIdInput) {
  const may = await isMember(context)
  return change<OAuthClientSecretRow>(context, 'rotateOAuthClientSecret', input, {
    async work(writer) {
      if (!may) throw new Refused(noMember())
      const { id, type, scopes } = await lockedClient(writer, input.clientId)
      if (type !== 'CONFIDENTIAL') {
        throw new Refused(notAllowed('A public client has no secret', 'PUBLIC_CLIENT', ['input', 'clientId']))
      }
      // Who has the secret has all that the client has.
      if (!mayHandOut(context.envelope, scopes)) throw new Refused(scopeTooWide())
      const secret = newToken()
      const now = context.clock.now()
      const values = { id, secretHash: hashOfToken(secret), secretCreatedAt: now, updatedAt: now }
      const client = await setSecret(writer, values)
      await audit(context, writer, 'identity.client.secret_rotated', {
        tenantId: tenantId(context),
        target: target(id),
      })
      return { secret: shownOnce(secret), client: client! }
    },
  })
}

/** Deletes a client and ends all that came of it. */
export const deleteOAuthClient = (context: Context, input: OAuthClientIdInput) =>
  change(context, 'deleteOAuthClient', input, {
    async work(writer) {
      const { id } = await lockedClient(writer, input.clientId)
      const consents = await writer.read(liveConsents, { clientRowId: id, person: null })
      await endConsents(context, writer, consents, null)
      await writer.run(deleteRecordsOfClient, { clientRowId: id })
      await writer.run(revokeKeysOfClient, { ofClientId: id, at: context.clock.now() })
      await writer.run(deleteClient, { id })
      await audit(context, writer, 'identity.client.deleted', { tenantId: tenantId(context), target: target(id) })
      await tellGateways(context, writer, id)
      return { id }
    },
  })

/** Takes back consents and ends what came of them. */
async function endConsents(
  context: Context,
  writer: Writer,
  consents: readonly { readonly id: string }[],
  by: string | null,
): Promise<void> {
  const ids = consents.map(({ id }) => id)
  if (ids.length === 0) return
  const inTenant = context.envelope.tenantId
  await writer.run(revokeConsents, { ids, at: context.clock.now(), by, owner: null, inTenant })
  await writer.run(deleteGrants, { grantIds: ids })
  for (const id of ids) await tellGateways(context, writer, id)
}

/** Ends a grant that the provider no longer accepts; the consent that it came from, if that still held. */
export async function revokeGrant(context: Context, writer: Writer, id: string): Promise<OAuthConsentRow | undefined> {
  const [held] = isUuid(id) ? await writer.read(consentById, { id }) : []
  await writer.run(deleteGrants, { grantIds: [id] })
  if (held === undefined || held.revokedAt !== null) return undefined
  const values = { ids: [id], at: context.clock.now(), by: null, owner: held.userId, inTenant: null }
  await writer.run(revokeConsents, values)
  await tellGateways(context, writer, id)
  return held
}

/** Takes back what the caller allowed, or for administrators what a member allowed a client of the active tenant. */
export const revokeOAuthConsent = (context: Context, input: RevokeOAuthConsentInput) =>
  change(context, 'revokeOAuthConsent', input, {
    async work(writer) {
      const { envelope, clock } = context
      const { consentId: id } = input
      const by = envelope.viewer?.userId ?? null
      const isPersons = envelope.client === null && envelope.onBehalfOf === null
      const [consent] = isUuid(id)
        ? await writer.run(revokeConsents, {
            ids: [id],
            at: clock.now(),
            by,
            owner: isPersons ? by : null,
            inTenant: isPermitted(envelope, 'identity.clients:write') ? envelope.tenantId : null,
          })
        : []
      if (consent === undefined) throw new Refused(notFoundProblem('There is no such consent', ['input', 'consentId']))
      await writer.run(deleteGrants, { grantIds: [id] })
      await audit(context, writer, 'identity.consent.revoked', {
        userId: consent.userId,
        tenantId: consent.tenantId,
        target: target(consent.clientId),
      })
      await tellGateways(context, writer, id)
      return consent
    },
  })
