// Where users are reached and what they want by e-mail, as other subgraphs are told.
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStage, type Person, type Stage, service } from './fixture.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.end())

const text = `query ($userIds: [ID!]!) { contacts(userIds: $userIds) {
  userId email phoneNumber marketing updates newsletter } }`
const idOf = ({ envelope }: Person) => envelope.viewer!.userId
const contacts = async (...userIds: string[]) =>
  (await stage.subgraph.ask<{ contacts: { userId: string }[] }>(text, { userIds }, service)).contacts
const unsubscribe = async (userId: string, category: string) => {
  const query =
    'mutation ($userId: ID!, $category: String!) { done: unsubscribe(userId: $userId, category: $category) }'
  return (await stage.subgraph.ask<{ done: boolean }>(query, { userId, category }, service)).done
}
const choose = (person: Person, input: object) =>
  stage.change('updateEmailPreferences', '... on EmailPreferences { id }', input, person.envelope)

describe('contacts', () => {
  it('tell what users chose about e-mails, or what holds before', async () => {
    const [a, b] = [await stage.aPerson(), await stage.aPerson()]
    await choose(b, { marketing: true, updates: false })
    const found = await contacts(idOf(a), idOf(b), newId(), 'x')
    expect(found).toHaveLength(2)
    const of = (person: Person) => found.find(({ userId }) => userId === idOf(person))
    expect(of(a)).toMatchObject({ phoneNumber: null, marketing: false, updates: true, newsletter: false })
    expect(of(b)).toMatchObject({ marketing: true, updates: false, newsletter: false })
  })

  it('tell a phone number once it is verified', async () => {
    const person = await stage.aPerson()
    const phoneNumber = '+4930100200'
    await stage.change('updateUserAccount', '... on UserAccount { phoneNumber }', { phoneNumber }, person.envelope)
    expect(await contacts(idOf(person))).toMatchObject([{ phoneNumber: null }])
    await stage.database.admin`update identity.users set phone_verified_at = now() where id = ${idOf(person)}`
    expect(await contacts(idOf(person))).toMatchObject([{ phoneNumber }])
  })

  it('leave out users who are not active', async () => {
    const person = await stage.aPerson()
    await stage.database.admin`update identity.users set status = 'SUSPENDED' where id = ${idOf(person)}`
    expect(await contacts(idOf(person))).toEqual([])
  })
})

describe('unsubscribing', () => {
  it('switches off one kind of e-mail, and leaves the others', async () => {
    const person = await stage.aPerson()
    await choose(person, { marketing: true, newsletter: true })
    expect(await unsubscribe(idOf(person), 'MARKETING')).toBe(true)
    expect(await contacts(idOf(person))).toMatchObject([{ marketing: false, updates: true, newsletter: true }])
    expect(await unsubscribe(idOf(person), 'NEWSLETTER')).toBe(true)
    expect(await contacts(idOf(person))).toMatchObject([{ marketing: false, updates: true, newsletter: false }])
  })

  it('is nothing for other kinds and for unknown users', async () => {
    const person = await stage.aPerson()
    for (const category of ['SECURITY', 'BILLING', 'UPDATES', '']) {
      expect(await unsubscribe(idOf(person), category)).toBe(false)
    }
    for (const userId of [newId(), 'x']) expect(await unsubscribe(userId, 'MARKETING')).toBe(false)
    expect(await contacts(idOf(person))).toMatchObject([{ updates: true }])
  })
})
