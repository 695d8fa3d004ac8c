import { signUp as makePerson } from '@quintet/identity/sign-in/sign-up.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous, callerOf, claimsOf, type Fixture, openFixture, password } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const ida = { email: 'ida@people.example', password, firstName: 'Ida', lastName: 'Noddack' }
const signUp = (input: object) => fixture.call('signUp', { ...ida, ...input })

describe('signing up', () => {
  it('creates a user who is signed in, in no tenant', async () => {
    const outcome = await signUp({ email: ' New@People.example ', firstName: ' Ida ' })
    expect(outcome.__typename).toBe('SignedIn')
    const { sub, tid, envelope } = callerOf(outcome)
    expect(tid).toBeNull()
    const { viewer } = await fixture.subgraph.ask<{ viewer: unknown }>(
      '{ viewer { user { id email profile { firstName lastName } } } }',
      {},
      envelope,
    )
    const profile = { firstName: 'Ida', lastName: 'Noddack' }
    expect(viewer).toEqual({ user: { id: sub, email: 'New@People.example', profile } })
  })

  it('stores equal passwords as different hashes', async () => {
    const [one, two] = [await fixture.aPerson(), await fixture.aPerson()]
    const rows = await fixture.database.admin`
      select password_hash as hash, password_scheme as scheme from identity.users where id in (${one.id}, ${two.id})`
    expect(rows).toHaveLength(2)
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(2)
    for (const { hash, scheme } of rows) {
      expect(hash).toMatch(/^\$2[aby]\$04\$/)
      expect(scheme).toBe('bcrypt-hmac384:1')
    }
  })
})

describe('the validation of a sign-up', () => {
  it('names every invalid field at once', async () => {
    const outcome = await signUp({ email: 'nowhere', password: 'short', firstName: '  ', lastName: 'x'.repeat(101) })
    expect(outcome).toMatchObject({ __typename: 'InvalidInput', code: 'INVALID_INPUT', path: ['input', 'email'] })
    expect(outcome.fields.map(({ path }) => path.join('.'))).toEqual([
      'input.email',
      'input.password',
      'input.firstName',
      'input.lastName',
    ])
  })

  it('names a weak password beside the other invalid fields', async () => {
    const outcome = await signUp({ password: 'aaaaaaaaaaaaaaaaaaaa', firstName: '' })
    expect(outcome.fields.map(({ path }) => path[1])).toEqual(['firstName', 'password'])
  })

  it.each([
    ['14 characters', 'k7#Vq9!mZ2@xR5', false],
    ['15 characters', 'k7#Vq9!mZ2@xR5w', true],
    ['15 characters that take two units each', '🦊🐢🌵🎻🧊🪁🥁🦉🍋🚲🪴🧭🎲🐙🪐', true],
    ['14 characters that take two units each', '🦊🐢🌵🎻🧊🪁🥁🦉🍋🚲🪴🧭🎲🐙', false],
    ['1000 characters', `${'k7#Vq9!mZ2@xR5w'.repeat(66)}1234567890`, true],
    ['1001 characters', `${'k7#Vq9!mZ2@xR5w'.repeat(66)}12345678901`, false],
    ['a phrase', 'seven brass lanterns at dusk', true],
    ['one letter, repeated', 'aaaaaaaaaaaaaaaaaaaa', false],
    ['a row of keys', 'qwertyuiopasdfghjkl', false],
    ['a well-known password, twice', 'password1password1', false],
    ['the person’s own names', 'IdaNoddackIdaNoddack', false],
    ['the person’s own name and the year', 'NODDACK-ida-2026', false],
    ['the person’s name among other words', 'Ida hums beside nine copper kettles', true],
    ['the person’s own address', 'ida.q@people.example', false],
    ['the part of the user’s address before the @', 'thunderwolf1thunderwolf1', false],
    ['the product’s name', 'quintetquintetquintet', false],
  ])('judges a password of %s', async (_, tried, isGood) => {
    const email = tried.startsWith('thunder') ? 'thunderwolf1@people.example' : `ida.q@people.example`
    const outcome = await signUp({ email, password: tried })
    if (isGood) {
      expect(outcome.__typename).not.toBe('InvalidInput')
    } else {
      expect(outcome.fields?.map(({ path }) => path)).toEqual([['input', 'password']])
    }
  })

  it('judges the password beside no more of the address and the names than their maximum lengths', async () => {
    const context = fixture.subgraph.running.contextFor(anonymous)
    const judged: string[][] = []
    const strength = async (_: string, words: readonly string[]) => {
      judged.push([...words])
      return 0
    }
    const long = ` ${'Ida '.repeat(250_000)}`
    const input = { email: long, password, firstName: long, lastName: long }
    await makePerson({ ...context, passwords: { ...context.passwords, strength } }, input)
    await context.scope.close()
    const word = 'Ida '.repeat(250)
    expect(judged).toEqual([[word.slice(0, 254), word.slice(0, 100), word.slice(0, 100), 'quintet']])
  })

  it.each([
    'a@b',
    '@people.example',
    'ida@',
    'ida people@x.example',
    'ida@@x.example',
    'ida@x..example',
    '<ida@x.example>',
    'i\0da@x.example',
    'i\u200bda@x.example',
    'i\ud800da@x.example',
    'ida@\udc00.example',
  ])('refuses %j as an address', async (email) => {
    expect((await signUp({ email })).fields?.map(({ path }) => path)).toEqual([['input', 'email']])
  })

  it.each([
    ['NUL', 'I\0da'],
    ['half a surrogate pair', 'I\ud83eda'],
    ['101 characters', '🎺'.repeat(101)],
  ])('refuses a name with %s', async (_, name) => {
    const outcome = await signUp({ email: 'name@people.example', firstName: name, lastName: name })
    expect(outcome.fields.map(({ path }) => path.join('.'))).toEqual(['input.firstName', 'input.lastName'])
  })

  it('accepts names of 100 characters that take two units each', async () => {
    const names = { firstName: '🎺'.repeat(100), lastName: '🥁'.repeat(100) }
    expect((await signUp({ email: 'long@people.example', ...names })).__typename).toBe('SignedIn')
  })

  it('refuses a password with half a surrogate pair, which could not be told from others', async () => {
    const outcome = await signUp({ email: 'half@people.example', password: `${password}\ud83e` })
    expect(outcome.fields.map(({ path }) => path.join('.'))).toEqual(['input.password'])
  })

  it('creates no user where it fails', async () => {
    await signUp({ email: 'nothing@people.example', password: 'short' })
    expect(
      await fixture.database.admin`select from identity.users where email_norm = 'nothing@people.example'`,
    ).toEqual([])
  })
})

describe('an address that is taken', () => {
  it.each([['as it is'], ['in another case', 'TAKEN@People.Example'], ['between spaces', '  taken@people.example\n']])(
    'is refused %s',
    async (_, email = 'taken@people.example') => {
      await signUp({ email: 'taken@people.example' })
      expect(await signUp({ email })).toMatchObject({
        __typename: 'Conflict',
        code: 'EMAIL_TAKEN',
        path: ['input', 'email'],
      })
    },
  )

  it('is given to one of twenty who sign up at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => signUp({ email: 'race@people.example' })))
    const winners = all.filter(({ __typename }) => __typename === 'SignedIn')
    expect(winners).toHaveLength(1)
    expect(all.filter(({ code }) => code === 'EMAIL_TAKEN')).toHaveLength(19)
    const rows = await fixture.database.admin`select id from identity.users where email_norm = 'race@people.example'`
    expect(rows).toEqual([{ id: claimsOf(winners[0]!.accessToken).sub }])
  })
})
