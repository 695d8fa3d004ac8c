// Platform roles are given to users, who can read them and can never write them.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { platformBindings } from '@quintet/drizzle/tenancy/access.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'

const me = '01900000-0000-7000-8000-00000000000a'
const insert = statement({ role: slot.text }, (db, p) =>
  db.insert(platformBindings).values({ userId: p.userId, role: p.role }),
)
const all = statement({}, (db) => db.select({ role: platformBindings.role }).from(platformBindings))

let clone: TestDatabase
beforeAll(async () => {
  clone = await cloneDatabase()
})
afterAll(() => clone.drop())

test('a user reads their own platform roles and cannot give themselves one', async () => {
  const database = clone.open('tenancy')
  const scope = database.scope({ userId: me, tenantId: null, realmId: platformRealmId })
  await expect(scope.write((writer) => writer.run(insert, { role: 'platform_owner' }))).rejects.toThrow(
    /row-level security/,
  )
  await database.jobs`insert into tenancy.platform_bindings (user_id, role) values (${me}, 'platform_owner')`
  expect(await scope.read(all, {})).toEqual([{ role: 'platform_owner' }])
  await scope.close()
  const other = database.scope({ userId: platformRealmId, tenantId: null, realmId: platformRealmId })
  expect(await other.read(all, {})).toEqual([])
  await other.close()
})
