// The systems of a deleted tenant: the rows of their schemas are copied, and the schemas and their owners are gone.
import type { Files } from '@quintet/kit/files/open.ts'
import { removeSystems } from '@quintet/marketplace/tenant-systems/removal.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aManager, type Fixture, openFixture } from './fixture.ts'
import { installed, ownerOf, publishSystem, tablesIn } from './system-fixture.ts'

let fixture: Fixture
beforeAll(async () => {
  fixture = await openFixture({ isWorker: true })
})
afterAll(() => fixture.end())

it('removing systems copies each row once, drops schema and owner, and leaves those of other tenants', async () => {
  const slug = await publishSystem(fixture, [
    {
      from: '0.0.0/0',
      to: '1.0.0/1',
      sql: 'CREATE TABLE notes (id int PRIMARY KEY, text text); CREATE TABLE empty (id int)',
    },
  ])
  const [leaving, staying] = [aManager(), aManager()]
  const [theirs, others] = [await installed(fixture, leaving, slug), await installed(fixture, staying, slug)]
  for (const { schemaName } of [theirs, others]) {
    await fixture.database.admin.unsafe(
      `insert into ${schemaName}.notes select n, 'note ' || n from generate_series(1, 6000) as n`,
    )
  }
  const stored = new Map<string, string>()
  const store = {
    write: async (key: string, content: Uint8Array) => void stored.set(key, Buffer.from(content).toString()),
  }
  const parts = { database: fixture.database.open('marketplace'), files: { store, serve: null } as unknown as Files }
  const remove = (signal: AbortSignal) => removeSystems(parts, leaving.tenantId!, signal)
  await expect(remove(AbortSignal.abort())).rejects.toThrow()
  expect(stored.size).toBe(0)
  expect(await tablesIn(fixture, theirs.schemaName)).toEqual(['empty', 'notes'])
  await remove(new AbortController().signal)
  const copied = new Map(stored)
  // A run that comes a second time finds nothing, and changes nothing.
  await remove(new AbortController().signal)
  expect(stored).toEqual(copied)
  const lines = [...stored.values()].flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  const notes = lines.filter(({ table }) => table === 'notes')
  expect(new Set(notes.map(({ row }) => row.text)).size).toBe(6000)
  expect(notes).toHaveLength(6000)
  expect([...stored.keys()].every((key) => key.startsWith(`tenant-exports/${leaving.tenantId}/marketplace/`))).toBe(
    true,
  )
  expect([await tablesIn(fixture, theirs.schemaName), await ownerOf(fixture, theirs.id)]).toEqual([null, null])
  expect(await tablesIn(fixture, others.schemaName)).toEqual(['empty', 'notes'])
  expect(await ownerOf(fixture, others.id)).not.toBeNull()
})
