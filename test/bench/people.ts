// Who asks in a bench: signed in with tokens that are really verified, known to stand-ins of identity and tenancy.
import { generateKeyPairSync, type JsonWebKey, randomUUID, sign } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Source, SourceRequest } from '@quintet/gateway/sources/source.ts'
import type { ExecutionResult } from 'graphql'
import { liveSession } from '../support/subjects.ts'
import { permissions } from './gateway/classic.ts'

export const issuer = 'http://bench'
export const tenantId = '00000000-0000-7000-8000-00000000aaaa'
const tokenSeconds = 3600

export interface People {
  /** Access tokens, one for each person. */
  readonly tokens: readonly string[]
  /** The key that they are signed with. */
  readonly key: JsonWebKey
}

/** Signs so many people in. */
export function signIn(count: number): People {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = 'bench'
  const seconds = Math.floor(Date.now() / 1000)
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const tokens = Array.from({ length: count }, () => {
    const claims = {
      iss: issuer,
      aud: 'quintet',
      sub: randomUUID(),
      sid: randomUUID(),
      jti: randomUUID(),
      tid: tenantId,
      acr: 'aal1',
      auth_time: seconds,
      iat: seconds,
      exp: seconds + tokenSeconds,
    }
    const signed = `${part({ alg: 'ES256', typ: 'at+jwt', kid })}.${part(claims)}`
    const signature = sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' })
    return `${signed}.${signature.toString('base64url')}`
  })
  return { tokens, key: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' } }
}

/** Stand-ins that answer what the gateway asks about people: their keys, their sessions, their grants. */
export function peopleSources(key: JsonWebKey): Map<string, Source> {
  const sessionStates = ({ variables = {} }: SourceRequest) =>
    (variables.ids as string[]).map((id) => ({ id, ...liveSession }))
  return new Map([
    ['identity', stand('identity', (request) => ({ sessionStates: sessionStates(request) }), key)],
    [
      'tenancy',
      stand('tenancy', () => ({ grants: { permissions, policyVersion: 1, isMember: true, changesAt: null } }), key),
    ],
  ])
}

function stand(name: string, answer: (request: SourceRequest) => Record<string, unknown>, key: JsonWebKey): Source {
  return {
    name,
    execute: (request) => ({ data: answer(request) }),
    subscribe: async () => beats(),
    async answer({ path }) {
      if (path !== '/.well-known/jwks.json') return null
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ keys: [key] }) }
    },
  }
}

/** Nothing changes; a beat every second keeps cached access valid. */
async function* beats(): AsyncIterableIterator<ExecutionResult> {
  for (;;) {
    yield { data: null }
    await pause(1000, undefined, { ref: false })
  }
}
