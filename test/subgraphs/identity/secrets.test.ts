// Replacing the root secret: data under the old one stays readable, and moves to the new one as it is used.
import { randomBytes } from 'node:crypto'
import type { Context } from '@quintet/identity/context.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { bodyText, getRoute } from '@quintet/kit/wire/routes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestSubgraph } from '../../support/quintet/subgraph.ts'
import {
  anonymous,
  claimsOf,
  type Fixture,
  headerOf,
  type Outcome,
  openFixture,
  type Person,
  password,
} from './fixture.ts'

const [old, present] = [randomBytes(32), randomBytes(32)]
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ secret: old })
})
afterAll(() => fixture.end())

type Process = TestSubgraph<Context>
const fields = '__typename ... on SignedIn { accessToken refreshToken expiresAt } ... on Problem { code }'
const ask = async (process: Process, field: string, type: string, input: object): Promise<Outcome> =>
  (await process.ask<{ outcome: Outcome }>(
    `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { ${fields} } }`,
    { input },
    anonymous,
  ))!.outcome
const signIn = (process: Process, { email }: Person, tried = password) =>
  ask(process, 'signIn', 'SignInInput', { email, password: tried })
const refresh = (process: Process, { refreshToken }: Outcome) =>
  ask(process, 'refreshSession', 'RefreshSessionInput', { refreshToken })
const published = async ({ running }: Process): Promise<{ kid: string }[]> => {
  const unauthenticated = anonymousEnvelope('a request', null, null)
  return JSON.parse(await bodyText((await running.answer(getRoute('/.well-known/jwks.json'), unauthenticated))!)).keys
}

describe('with the old secret beside the new one', () => {
  it('passwords, refresh tokens and signing keys remain valid', async () => {
    const person = await fixture.aPerson()
    const { kid } = headerOf(person.signedIn.accessToken)
    const process = await fixture.startAnother({ secret: present, previousSecrets: [old] })
    expect((await published(process)).map((key) => key.kid)).toEqual([kid])
    const renewed = await refresh(process, person.signedIn)
    expect(headerOf(renewed.accessToken).kid).toBe(kid)
    expect(claimsOf(renewed.accessToken).sid).toBe(claimsOf(person.signedIn.accessToken).sid)
    expect((await signIn(process, person)).__typename).toBe('SignedIn')
    expect((await signIn(process, person, 'not the right one at all')).code).toBe('INVALID_CREDENTIALS')
  })

  it('processes with either secret first read what the others have written', async () => {
    const [before, after] = [
      await fixture.startAnother({ secret: old, previousSecrets: [present] }),
      await fixture.startAnother({ secret: present, previousSecrets: [old] }),
    ]
    const person = await fixture.aPerson()
    for (const process of [after, before, after]) {
      const signedIn = await signIn(process, person)
      expect(signedIn.__typename).toBe('SignedIn')
      const { kid } = headerOf(signedIn.accessToken)
      for (const other of [before, after]) expect((await published(other))[0]!.kid).toBe(kid)
    }
  })
})

describe('after the root secret was replaced', () => {
  it('signing keys stay valid without the old secret, and passwords only of users who signed in since', async () => {
    const [active, absent] = [await fixture.aPerson(), await fixture.aPerson()]
    const both = await fixture.startAnother({ secret: present, previousSecrets: [old] })
    expect((await signIn(both, active)).__typename).toBe('SignedIn')
    const alone = await fixture.startAnother({ secret: present })
    expect((await published(alone)).map((key) => key.kid)).toEqual([headerOf(active.signedIn.accessToken).kid])
    expect((await signIn(alone, active)).__typename).toBe('SignedIn')
    expect((await signIn(alone, absent)).code).toBe('INVALID_CREDENTIALS')
    expect((await refresh(alone, absent.signedIn)).__typename).toBe('SignedIn')
  })

  it('a password is hashed anew once, by the right password and not by a wrong one', async () => {
    const person = await fixture.aPerson()
    const hashOf = async () => {
      const [row] = await fixture.database.admin<{ hash: string }[]>`
        select password_hash as hash from identity.users where id = ${person.id}`
      return row!.hash
    }
    const hash = await hashOf()
    const both = await fixture.startAnother({ secret: present, previousSecrets: [old] })
    await signIn(both, person, 'not the right one at all')
    expect(await hashOf()).toBe(hash)
    await signIn(both, person)
    const renewed = await hashOf()
    expect(renewed).not.toBe(hash)
    await signIn(both, person)
    expect(await hashOf()).toBe(renewed)
  })
})

it('access tokens last for the configured number of seconds', async () => {
  const process = await fixture.startAnother({ secret: old, previousSecrets: [present], accessTokenSeconds: 5 })
  const { accessToken, expiresAt } = await signIn(process, await fixture.aPerson())
  const { exp, iat } = claimsOf(accessToken)
  expect(exp - Number(iat)).toBe(5)
  expect(new Date(expiresAt).getTime()).toBe(exp * 1000)
})
