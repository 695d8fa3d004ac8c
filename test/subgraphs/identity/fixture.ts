// Identity on its own database, with a clock to move, and its operations as clients send them.
import { createPublicKey, randomUUID, verify } from 'node:crypto'
import type { Context } from '@quintet/identity/context.ts'
import { identity } from '@quintet/identity/subgraph.ts'
import type { Ownership } from '@quintet/kit/slice/peers.ts'
import { anonymousEnvelope, type Envelope, serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import { aClock, type MovableClock } from '../../support/clock.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import {
  envelopeOf,
  startSubgraph,
  type TestMember,
  type TestRuntime,
  type TestSubgraph,
} from '../../support/quintet/subgraph.ts'

export const password = 'seven brass lanterns at dusk'
export const anonymous = anonymousEnvelope(randomUUID(), '192.0.2.1', 'vitest')
export const service = serviceEnvelope('gateway', randomUUID())

export interface Outcome {
  readonly __typename: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: string
  readonly endedAt: string
  readonly code: string
  readonly message: string
  readonly path: string[] | null
  readonly fields: { path: string[]; message: string }[]
}
export interface Claims {
  readonly [claim: string]: unknown
  readonly sub: string
  readonly sid: string
  readonly tid?: string
  readonly acr: string
  readonly auth_time: number
  readonly exp: number
}

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path message } }'
const mutation = (field: string) =>
  `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) {
    outcome: ${field}(input: $input) { ${problem} ... on SignedIn { accessToken refreshToken expiresAt } } }`
const signOutText = `mutation { outcome: signOut { ${problem} ... on SignedOut { endedAt } } }`

export interface Person {
  readonly id: string
  readonly email: string
  readonly signedIn: Outcome
  /** The envelope that the gateway makes of their access token. */
  readonly envelope: Envelope
}
export interface Fixture {
  readonly database: TestDatabase
  readonly subgraph: TestSubgraph<Context>
  readonly clock: MovableClock
  readonly members: TestMember[]
  readonly slugs: Record<string, string>
  readonly ownerships: Ownership[]
  /** What people may do on the platform, by their ids. */
  readonly platform: Record<string, readonly string[]>
  call(field: string, input: object, envelope?: Envelope): Promise<Outcome>
  /** The outcome of a mutation, with a selection of its payload such as `... on User { id }`. */
  change(field: string, payload: string, input: object, envelope: Envelope): Promise<Record<string, never> & Outcome>
  signOut(envelope: Envelope): Promise<Outcome>
  /** A person with an address of their own. */
  aPerson(input?: object): Promise<Person>
  /** A tenant with these people as active members. */
  aTenant(...people: readonly Person[]): { id: string; slug: string }
  /** Another process on the same database. */
  startAnother(options?: TestRuntime): Promise<TestSubgraph<Context>>
  end(): Promise<void>
}

let count = 0

export async function openFixture(options: TestRuntime = {}): Promise<Fixture> {
  const database = await cloneDatabase()
  const clock = aClock()
  const members: TestMember[] = []
  const slugs: Record<string, string> = {}
  const ownerships: Ownership[] = []
  const platform: Record<string, readonly string[]> = {}
  const opened: TestSubgraph<Context>[] = []
  const startAnother = async (more: TestRuntime = {}) => {
    const started = await startSubgraph(identity, database, {
      clock,
      members,
      slugs,
      ownerships,
      platform,
      ...options,
      ...more,
    })
    opened.push(started)
    return started
  }
  const subgraph = await startAnother()
  const call = async (field: string, input: object, envelope = anonymous) =>
    (await subgraph.ask<{ outcome: Outcome }>(mutation(field), { input }, envelope)).outcome
  return {
    database,
    subgraph,
    clock,
    members,
    slugs,
    ownerships,
    platform,
    call,
    startAnother,
    async change(field, payload, input, envelope) {
      const text = `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) {
        outcome: ${field}(input: $input) { ${problem} ${payload} } }`
      return (await subgraph.ask<{ outcome: never }>(text, { input }, envelope)).outcome
    },
    signOut: async (envelope) => (await subgraph.ask<{ outcome: Outcome }>(signOutText, {}, envelope)).outcome,
    async aPerson(input) {
      const email = `ida.${++count}@people.example`
      const signedIn = await call('signUp', { email, password, firstName: 'Ida', lastName: 'Noddack', ...input })
      const { sub, envelope } = callerOf(signedIn)
      return { id: sub, email, signedIn, envelope }
    },
    aTenant(...people) {
      const [id, slug] = [randomUUID(), `tenant-${++count}`]
      slugs[slug] = id
      for (const { id: userId } of people) members.push({ userId, tenantId: id, isActive: true })
      return { id, slug }
    },
    async end() {
      for (const each of opened) await each.close()
      await database.drop()
    },
  }
}

const part = (token: string, i: number) => JSON.parse(Buffer.from(token.split('.')[i]!, 'base64url').toString('utf8'))

/** Header and claims of an access token, without verification. */
export const headerOf = (token: string): Record<string, unknown> => part(token, 0)
export const claimsOf = (token: string): Claims => part(token, 1)

/** Whether a key signed the token: ES256, verified by Node and not by the library that signs. */
export function isSignedBy(token: string, jwk: object): boolean {
  const [header, claims, signature] = token.split('.')
  const key = createPublicKey({ key: jwk as never, format: 'jwk' })
  const data = Buffer.from(`${header}.${claims}`)
  return verify('sha256', data, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature!, 'base64url'))
}

/** The person and session of an access token. */
export function callerOf({ accessToken }: Pick<Outcome, 'accessToken'>) {
  const { sub, sid, tid = null, acr, auth_time: authTime } = claimsOf(accessToken)
  const envelope = envelopeOf({ userId: sub, sessionId: sid, tenantId: tid })
  return { sub, sid, tid, envelope: { ...envelope, viewer: { ...envelope.viewer!, acr, authTime } } }
}
