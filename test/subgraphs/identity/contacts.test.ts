// Contact data and e-mail preferences of users, as other subgraphs read them.
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, openFixture, type Person, service } from './fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const text = `query ($userIds: [ID!]!) { contacts(userIds: $userIds) {
  userId email phoneNumber marketing updates newsletter } }`
const idOf = ({ envelope }: Person) => envelope.viewer!.userId
const contacts = async (...userIds: string[]) =>
  (await fixture.subgraph.ask<{ contacts: { userId: string }[] }>(text, { userIds }, service)).contacts
const unsubscribe = async (userId: string, category: string) => {
  const query =
    'mutation ($userId: ID!, $category: String!) { done: unsubscribe(userId: $userId, category: $category) }'
  return (await fixture.subgraph.ask<{ done: boolean }>(query, { userId, category }, service)).done
}
const choose = (person: Person, input: object) =>
  fixture.change('updateEmailPreferences', '... on EmailPreferences { id }', input, person.envelope)

describe('contacts', () => {
  it('show the e-mail preferences that users chose, or the defaults', async () => {
    const [a, b] = [await fixture.aPerson(), await fixture.aPerson()]
    await choose(b, { marketing: true, updates: false })
    const found = await contacts(idOf(a), idOf(b), newId(), 'x')
    expect(found).toHaveLength(2)
    const of = (person: Person) => found.find(({ userId }) => userId === idOf(person))
    expect(of(a)).toMatchObject({ phoneNumber: null, marketing: false, updates: true, newsletter: false })
    expect(of(b)).toMatchObject({ marketing: true, updates: false, newsletter: false })
  })

  it('show a phone number once it is verified', async () => {
    const person = await fixture.aPerson()
    const phoneNumber = '+4930100200'
    await fixture.change('updateUserAccount', '... on UserAccount { phoneNumber }', { phoneNumber }, person.envelope)
    expect(await contacts(idOf(person))).toMatchObject([{ phoneNumber: null }])
    await fixture.database.admin`update identity.users set phone_verified_at = now() where id = ${idOf(person)}`
    expect(await contacts(idOf(person))).toMatchObject([{ phoneNumber }])
  })

  it('leave out users who are not active', async () => {
    const person = await fixture.aPerson()
    await fixture.database.admin`update identity.users set status = 'SUSPENDED' where id = ${idOf(person)}`
    expect(await contacts(idOf(person))).toEqual([])
  })
})

describe('unsubscribing', () => {
  it('switches off one kind of e-mail, and leaves the others', async () => {
    const person = await fixture.aPerson()
    await choose(person, { marketing: true, newsletter: true })
    expect(await unsubscribe(idOf(person), 'MARKETING')).toBe(true)
    expect(await contacts(idOf(person))).toMatchObject([{ marketing: false, updates: true, newsletter: true }])
    expect(await unsubscribe(idOf(person), 'NEWSLETTER')).toBe(true)
    expect(await contacts(idOf(person))).toMatchObject([{ marketing: false, updates: true, newsletter: false }])
  })

  it('does nothing for other kinds of e-mail and for unknown users', async () => {
    const person = await fixture.aPerson()
    for (const category of ['SECURITY', 'BILLING', 'UPDATES', '']) {
      expect(await unsubscribe(idOf(person), category)).toBe(false)
    }
    for (const userId of [newId(), 'x']) expect(await unsubscribe(userId, 'MARKETING')).toBe(false)
    expect(await contacts(idOf(person))).toMatchObject([{ updates: true }])
  })
})
