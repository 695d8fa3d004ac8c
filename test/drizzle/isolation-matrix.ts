// Every isolated table, found in the catalogue, tried as the login that serves requests: no row of another is seen,
// changed or made. Only row-level security stands between; the data layer's own conditions are not there.
import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, describe, expect, it } from 'vitest'
import { isolationOf, readTables, type ScopeName, type TableFacts } from '../support/database/catalogue.ts'
import type { TestDatabase } from '../support/database/database.ts'
import { insertRow, leastRow } from '../support/database/rows.ts'

/**
 * Declares the tests for a database.
 * @param schemas how many subgraphs have tables in it
 */
export async function isolationMatrix(
  database: Pick<TestDatabase, 'admin' | 'runtimeUrl'>,
  schemas: number,
): Promise<void> {
  const tables = await readTables(database.admin)
  const logins = new Map<string, postgres.Sql>()
  const loginOf = (schema: string): postgres.Sql => {
    const open = postgres(database.runtimeUrl(schema), { max: 1, onnotice: () => {} })
    const login = logins.get(schema) ?? open
    logins.set(schema, login)
    return login
  }
  afterAll(async () => {
    await Promise.all([...logins.values()].map((login) => login.end()))
  })

  /** Work as the runtime login with settings of a request; rolled back. */
  async function as<T>(
    table: TableFacts,
    settings: Readonly<Record<string, string>>,
    work: (sql: postgres.TransactionSql) => Promise<T>,
  ): Promise<T> {
    const undone = new Error('undone')
    let result: T | undefined
    try {
      await loginOf(table.schema).begin(async (sql) => {
        for (const [name, value] of Object.entries(settings)) await sql`select set_config(${name}, ${value}, true)`
        result = await work(sql)
        throw undone
      })
    } catch (error) {
      if (error !== undone) throw error
    }
    return result as T
  }

  /** Rows that a statement would change, or 0 where the right to it was taken from the login altogether. */
  async function changed(table: TableFacts, settings: Record<string, string>, text: string, value: string) {
    try {
      return await as(table, settings, async (sql) => (await sql.unsafe(text, [value])).count)
    } catch (error) {
      if (/permission denied/.test(String(error))) return 0
      throw error
    }
  }

  /** Inserts without triggers and references: only row-level security is tested. */
  const plant = (table: TableFacts, row: Record<string, string>) =>
    database.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`
      await insertRow(sql, table, row)
    })

  const isolated = tables.filter(({ scope }) => scope !== null && isolationOf[scope] !== undefined)

  it('finds isolated tables in the schema of every subgraph', () => {
    expect(new Set(isolated.map(({ schema }) => schema)).size).toBe(schemas)
    const others = tables.filter((table) => !isolated.includes(table)).map(({ scope }) => scope)
    // What is given cannot be written by its owner: platform-bindings.test.ts. What is recorded only: fairness.test.ts.
    const apart = new Set<ScopeName | null>([
      'catalogue',
      'control',
      'controlState',
      'given',
      'request',
      'recordOnly',
      'platform',
    ])
    expect(others.every((scope) => apart.has(scope))).toBe(true)
  })

  describe.each(isolated.map((table) => [table.label, table] as const))('%s', async (_, table) => {
    const { column, setting } = isolationOf[table.scope!]!
    const [mine, theirs] = [randomUUID(), randomUUID()]
    for (const owner of [mine, theirs]) await plant(table, await leastRow(database.admin, table, { [column]: owner }))
    const inside = { [setting]: mine }
    const owners = (settings: Record<string, string>) =>
      as(table, settings, async (sql) =>
        (await sql.unsafe(`select "${column}" as owner from ${table.label}`)).map((row) => row.owner as string),
      )

    it('shows its owner their own rows and no others', async () => {
      expect(await owners(inside)).toEqual([mine])
      expect(await owners({ [setting]: theirs })).toEqual([theirs])
    })

    it('shows nothing without a context, in an empty one and in another’s', async () => {
      expect(await owners({})).toEqual([])
      expect(await owners({ 'app.tenant_id': '', 'app.user_id': '', 'app.realm_id': '' })).toEqual([])
      expect(await owners({ [setting]: randomUUID() })).toEqual([])
      const others = ['app.tenant_id', 'app.user_id', 'app.realm_id'].filter((name) => name !== setting)
      expect(await owners(Object.fromEntries(others.map((name) => [name, mine])))).toEqual([])
    })

    it('shows the reading role the same, and lets it change nothing', async () => {
      const reader = { role: `${table.schema}_readonly` }
      expect(await owners({ ...inside, ...reader })).toEqual([mine])
      expect(await owners(reader)).toEqual([])
      const row = await leastRow(database.admin, table, { [column]: mine })
      const refusal = /permission denied for table/
      const reading = { ...inside, ...reader }
      await expect(as(table, reading, (sql) => insertRow(sql, table, row))).rejects.toThrow(refusal)
      for (const text of [`update ${table.label} set "${column}" = "${column}"`, `delete from ${table.label}`]) {
        await expect(as(table, reading, (sql) => sql.unsafe(text))).rejects.toThrow(refusal)
      }
    })

    it('refuses a new row of another owner', async () => {
      const row = await leastRow(database.admin, table, { [column]: theirs })
      const refusal = /new row violates row-level security policy/
      await expect(as(table, inside, (sql) => insertRow(sql, table, row))).rejects.toThrow(refusal)
      await expect(as(table, {}, (sql) => insertRow(sql, table, row))).rejects.toThrow(refusal)
    })

    it('refuses to move a row to another owner', async () => {
      const move = as(table, inside, (sql) => sql.unsafe(`update ${table.label} set "${column}" = $1`, [theirs]))
      await expect(move).rejects.toThrow(/new row violates row-level security policy|permission denied/)
    })

    it('changes and deletes no row of another owner', async () => {
      const update = `update ${table.label} set "${column}" = "${column}" where "${column}" = $1`
      const remove = `delete from ${table.label} where "${column}" = $1`
      for (const text of [update, remove]) {
        expect(await changed(table, inside, text, theirs)).toBe(0)
        expect(await changed(table, {}, text, theirs)).toBe(0)
      }
    })
  })

  const others = (scope: string) =>
    tables.filter((table) => table.scope === scope).map((table) => [table.label, table] as const)

  describe.each(others('person'))('%s', (_, table) => {
    it('shows a person their rows in all tenants, read-only', async () => {
      const userId = randomUUID()
      const tenantIds = [randomUUID(), randomUUID()]
      for (const id of tenantIds) {
        await plant(table, await leastRow(database.admin, table, { tenant_id: id, user_id: userId }))
      }
      const person = { 'app.user_id': userId }
      const seen = await as(table, person, async (sql) => await sql.unsafe(`select tenant_id from ${table.label}`))
      expect(seen.map((row) => row.tenant_id).sort()).toEqual(tenantIds.sort())
      const update = `update ${table.label} set tenant_id = tenant_id where user_id = $1`
      expect(await changed(table, person, update, userId)).toBe(0)
      expect(await changed(table, person, `delete from ${table.label} where user_id = $1`, userId)).toBe(0)
      const row = await leastRow(database.admin, table, { tenant_id: randomUUID(), user_id: userId })
      await expect(as(table, person, (sql) => insertRow(sql, table, row))).rejects.toThrow(/row-level security/)
    })
  })

  describe.each(others('catalogue'))('%s', (_, table) => {
    it('is read by every request and written by none', async () => {
      await plant(table, await leastRow(database.admin, table, {}))
      const count = (text: string) => as(table, {}, async (sql) => (await sql.unsafe(text)).count)
      expect(await count(`select * from ${table.label}`)).toBeGreaterThan(0)
      const column = table.columns[0]!.name
      expect(await count(`update ${table.label} set "${column}" = "${column}"`)).toBe(0)
      expect(await count(`delete from ${table.label}`)).toBe(0)
      const row = await leastRow(database.admin, table, {})
      await expect(as(table, {}, (sql) => insertRow(sql, table, row))).rejects.toThrow(/row-level security/)
    })
  })

  describe.each(others('control'))('%s', (_, table) => {
    it('is written by every request and read by none', async () => {
      await plant(table, await leastRow(database.admin, table, {}))
      const row = await leastRow(database.admin, table, {})
      const column = table.columns[0]!.name
      const seen = await as(table, {}, async (sql) => {
        await insertRow(sql, table, row)
        const changes = await sql.unsafe(`update ${table.label} set "${column}" = "${column}"`)
        return (await sql.unsafe(`select * from ${table.label}`)).count + changes.count
      })
      expect(seen).toBe(0)
    })
  })

  describe.each(others('request'))('%s', (_, table) => {
    it('takes rows of the active tenant, and shows and changes none', async () => {
      const [mine, theirs] = [randomUUID(), randomUUID()]
      const rowOf = (tenant: string) => leastRow(database.admin, table, { tenant_id: tenant })
      await plant(table, await rowOf(mine))
      const row = await rowOf(mine)
      const column = table.columns[0]!.name
      const inside = { 'app.tenant_id': mine }
      const seen = await as(table, inside, async (sql) => {
        await insertRow(sql, table, row)
        const changes = await sql.unsafe(`update ${table.label} set "${column}" = "${column}"`)
        const removed = await sql.unsafe(`delete from ${table.label}`)
        return (await sql.unsafe(`select * from ${table.label}`)).count + changes.count + removed.count
      })
      expect(seen).toBe(0)
      const foreign = await rowOf(theirs)
      const refusal = /row-level security/
      await expect(as(table, inside, (sql) => insertRow(sql, table, foreign))).rejects.toThrow(refusal)
      await expect(as(table, {}, (sql) => insertRow(sql, table, foreign))).rejects.toThrow(refusal)
    })
  })

  describe.each(others('platform'))('%s', (_, table) => {
    it('is hidden from requests, which cannot write it', async () => {
      const row = await leastRow(database.admin, table, {})
      await plant(table, row)
      const seen = await as(table, {}, async (sql) => {
        const removed = await sql.unsafe(`delete from ${table.label}`)
        return (await sql.unsafe(`select * from ${table.label}`)).count + removed.count
      })
      expect(seen).toBe(0)
      const another = await leastRow(database.admin, table, {})
      await expect(as(table, {}, (sql) => insertRow(sql, table, another))).rejects.toThrow(/row-level security/)
    })
  })
}
