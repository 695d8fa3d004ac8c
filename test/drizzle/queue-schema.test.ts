// pg-boss's tables hold every tenant's work: only the roles of migrations and jobs reach them.
import { queueSchemaVersion } from '@quintet/drizzle/migrate/queue-schema.ts'
import { queueSchemaOf } from '@quintet/drizzle/table-parts/jobs.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allSubgraphs, cloneDatabase, loginOf, type TestDatabase } from '../support/database/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

describe.each(allSubgraphs)('the queues of %s', (subgraph) => {
  const schema = queueSchemaOf(subgraph)
  const as = (role: string, text: string) =>
    database.admin.begin(async (sql) => {
      await sql.unsafe(`set local role ${role}`)
      return sql.unsafe(text)
    })

  it('have the version that this pg-boss works with', async () => {
    const [row] = await database.admin.unsafe(`select version from ${schema}.version`)
    expect(row!.version).toBe(queueSchemaVersion)
  })

  it('belong to the owner, and only the job role uses them', async () => {
    const tables = await database.admin<{ name: string; owner: string }[]>`
      select relname as name, pg_get_userbyid(relowner) as owner from pg_class
      where relkind in ('r', 'p') and relnamespace = ${schema}::regnamespace`
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['job', 'job_common', 'queue', 'schedule']))
    expect(new Set(tables.map(({ owner }) => owner))).toEqual(new Set([`${subgraph}_owner`]))
    expect(await as(`${subgraph}_job`, `select count(*) from ${schema}.job`)).toHaveLength(1)
    await expect(as(`${subgraph}_job`, `create table ${schema}.more (id int)`)).rejects.toThrow(/permission denied/)
  })

  it('are out of reach for requests, and for the jobs of other subgraphs', async () => {
    const another = allSubgraphs.find((name) => name !== subgraph)
    const statements = [
      `select data from ${schema}.job`,
      `insert into ${schema}.job (name) values ('mine')`,
      `update ${schema}.job_common set state = 'cancelled'`,
      `delete from ${schema}.queue`,
      `select ${schema}.create_queue('mine', '{}')`,
    ]
    for (const role of [loginOf(subgraph), `${subgraph}_runtime`, `${subgraph}_readonly`, `${another}_job`]) {
      for (const text of statements)
        await expect(as(role, text), `${role}: ${text}`).rejects.toThrow(/denied for schema/)
    }
  })
})
