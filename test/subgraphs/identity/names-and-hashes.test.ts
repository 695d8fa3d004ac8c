// Sign-in by username, with hashes of another system, and to accounts without a password.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Fixture, openFixture, password } from './fixture.ts'

/** bcrypt of `short`, as another system would hash it. */
const imported = '$2b$04$IXEzxqkG8HZCrqQVIuCXIeu/qbPvUg8.uSS5LY/DXKKFZbVlGy.Z2'
let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.end())

const signIn = async (email: string, given = password) =>
  (await fixture.call('signIn', { email, password: given })).__typename
const stored = async (id: string) => {
  const [row] = await fixture.database.admin<{ hash: string; scheme: string }[]>`
    select password_hash as hash, password_scheme as scheme from identity.users where id = ${id}`
  return row!
}

it('sign-in works by username, in upper or lower case', async () => {
  const { id } = await fixture.aPerson()
  await fixture.database.admin`update identity.users set username = 'ida.n' where id = ${id}`
  expect(await signIn(' Ida.N ')).toBe('SignedIn')
  expect(await signIn('ida.m')).toBe('NotAllowed')
})

it('sign-in takes a password that was hashed by another system, and hashes it anew', async () => {
  const { id, email } = await fixture.aPerson()
  const set = { password_hash: imported, password_scheme: 'bcrypt' }
  await fixture.database.admin`update identity.users set ${fixture.database.admin(set)} where id = ${id}`
  expect(await signIn(email, 'wrong')).toBe('NotAllowed')
  expect(await stored(id)).toEqual({ hash: imported, scheme: 'bcrypt' })
  expect(await signIn(email, 'short')).toBe('SignedIn')
  const { hash: renewed, scheme } = await stored(id)
  expect(scheme).toBe('bcrypt-hmac384:1')
  expect(renewed).not.toBe(imported)
  expect(await signIn(email, 'short')).toBe('SignedIn')
  expect(await stored(id)).toEqual({ hash: renewed, scheme })
})

it('sign-in refuses every password for an account that has none', async () => {
  const { id, email } = await fixture.aPerson()
  await fixture.database.admin`update identity.users set password_hash = null, password_scheme = null where id = ${id}`
  for (const given of [password, '', 'no user has this password']) expect(await signIn(email, given)).toBe('NotAllowed')
})
