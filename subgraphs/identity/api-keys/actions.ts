import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import {
  conflict,
  limitReached,
  notAllowed,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { shownOnce } from '@quintet/kit/slice/shown-once.ts'
import { hashOfBearer, newApiKey } from '@quintet/kit/wire/api-keys.ts'
import { writeCredential } from '@quintet/kit/wire/realms.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { effectiveScopes, mayHandOut } from '../oauth/rules.ts'
import { recordChange } from '../sessions/store.ts'
import type { CreateApiKeyInput, RevokeApiKeyInput } from '../types.gen.ts'
import { keyProblems, maxKeys } from './rules.ts'
import { serviceAccountOf } from './service-accounts.ts'
import {
  type ApiKeyRow,
  type ApiKeySecretRow,
  apiKeyOf,
  countApiKeys,
  insertApiKey,
  lockApiKeys,
  revokeKey,
} from './store.ts'

/** Makes an API key of the caller, for the active tenant. */
export async function createApiKey(context: Context, input: CreateApiKeyInput): Promise<ApiKeySecretRow | Problem> {
  const { envelope, clock, keyHashes } = context
  const now = clock.now()
  const scopes = [...new Set(input.scopes)]
  const { name, expiresAt = null, addresses = null, clientId = null } = input
  const createdById = viewerId(context)
  const [membership] = await context.peers.memberships({ userIds: [createdById], tenantId: tenantId(context) })
  return change(context, 'createApiKey', input, {
    problems: keyProblems({ ...input, scopes }, now),
    async work(writer) {
      const account = clientId === null ? null : await serviceAccountOf(writer, clientId)
      if (clientId !== null && account === null) {
        throw new Refused(notFoundProblem('There is no such service account', ['input', 'clientId']))
      }
      // Who came in an emergency leaves no key behind.
      if (membership?.isActive !== true) {
        throw new Refused(notAllowed('Only members of the tenant make API keys', 'NOT_A_MEMBER'))
      }
      const isWithin = (scope: string) =>
        mayHandOut(envelope, [scope]) &&
        // What a service account cannot do, none of its keys can.
        (account === null || effectiveScopes([scope], account.scopes).includes(scope))
      const tooWide = scopes.find((scope) => !isWithin(scope))
      if (tooWide !== undefined) {
        const whose = account === null ? 'You do not hold' : 'You or the service account do not hold'
        throw new Refused(notAllowed(`${whose} ${tooWide}`, 'SCOPE_TOO_WIDE', ['input', 'scopes']))
      }
      await writer.read(lockApiKeys, {})
      const [{ count } = { count: 0 }] = await writer.read(countApiKeys, { at: now })
      if (count >= maxKeys) {
        throw new Refused(limitReached(`A tenant can have ${maxKeys} API keys`, 'MAX_API_KEYS', ['input']))
      }
      const id = newId()
      const secret = writeCredential({ realmId: envelope.realmId, secret: newApiKey(id) })
      const apiKey = await insertApiKey(writer, {
        id,
        tenantId: tenantId(context),
        createdById,
        clientId,
        name: name.trim(),
        lastFour: secret.slice(-4),
        secretHash: keyHashes.current(hashOfBearer(secret)),
        scopes,
        addresses: addresses === null ? null : [...new Set(addresses)],
        expiresAt,
        madeAt: now,
      })
      const details = { name: apiKey.name, scopes: scopes.join(' '), expiresAt: expiresAt?.toISOString() ?? null }
      const target = { type: 'ApiKey', id }
      await audit(context, writer, 'identity.api_key.created', { userId: createdById, target, details })
      return { id, apiKey, secret: shownOnce(secret) }
    },
  })
}

/** Revokes a key of the active tenant. */
export function revokeApiKey(context: Context, input: RevokeApiKeyInput): Promise<ApiKeyRow | Problem> {
  const { apiKeyId: id } = input
  return change(context, 'revokeApiKey', input, {
    async work(writer) {
      const at = context.clock.now()
      const [revoked] = isUuid(id) ? await writer.run(revokeKey, { id, at, reason: 'revoked' }) : []
      if (revoked === undefined) throw new Refused(await whyNotRevoked(writer, id))
      await audit(context, writer, 'identity.api_key.revoked', {
        userId: revoked.createdById,
        target: { type: 'ApiKey', id },
        details: { name: revoked.name },
      })
      await writer.run(recordChange, { changedSessionId: id, changedUserId: null, changedTenantId: null, at })
      writer.afterCommit(context.wakeAccess)
      return revoked
    },
  })
}

async function whyNotRevoked(writer: Writer, id: string): Promise<Problem> {
  const [row] = isUuid(id) ? await writer.read(apiKeyOf, { id }) : []
  return row === undefined
    ? notFoundProblem('There is no such API key', ['input', 'apiKeyId'])
    : conflict('The API key was revoked already', 'WRONG_STATUS', ['input', 'apiKeyId'])
}
