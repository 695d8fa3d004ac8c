// The root secret is replaced: what lies under the old one is read, and comes under the new one by use.
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
  const nobody = anonymousEnvelope('a request', null, null)
  return JSON.parse(await bodyText((await running.answer(getRoute('/.well-known/jwks.json'), nobody))!)).keys
}

describe('with the old secret beside the new one', () => {
  it('passwords, refresh tokens and signing keys are as good as before', async () => {
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

  it('both kinds of processes read what the other has written', async () => {
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

describe('once the old secret is forgotten', () => {
  it('keys are read, and the passwords of those who have signed in since; the others are wrong', async () => {
    const [here, away] = [await fixture.aPerson(), await fixture.aPerson()]
    const both = await fixture.startAnother({ secret: present, previousSecrets: [old] })
    expect((await signIn(both, here)).__typename).toBe('SignedIn')
    const alone = await fixture.startAnother({ secret: present })
    expect((await published(alone)).map((key) => key.kid)).toEqual([headerOf(here.signedIn.accessToken).kid])
    expect((await signIn(alone, here)).__typename).toBe('SignedIn')
    expect((await signIn(alone, away)).code).toBe('INVALID_CREDENTIALS')
    expect((await refresh(alone, away.signedIn)).__typename).toBe('SignedIn')
  })

  it('a wrong password never becomes the right one', async () => {
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

it('access tokens live as long as they are told to', async () => {
  const process = await fixture.startAnother({ secret: old, previousSecrets: [present], accessTokenSeconds: 5 })
  const { accessToken, expiresAt } = await signIn(process, await fixture.aPerson())
  const { exp, iat } = claimsOf(accessToken)
  expect(exp - Number(iat)).toBe(5)
  expect(new Date(expiresAt).getTime()).toBe(exp * 1000)
})
