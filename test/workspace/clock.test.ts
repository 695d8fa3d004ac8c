// Decisions take their time from the context's clock, in SQL too: CLOCK_OFFSET and tests move it, and a replica's is none.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const files = globSync(['subgraphs/**/*.ts', 'drizzle/{client,table-parts}/*.ts', 'drizzle/*/*.ts'], {
  cwd: root,
  exclude: ['**/node_modules', '**/*.gen.ts'],
}).sort()
const linesOf = (file: string): string[] => readFileSync(join(root, file), 'utf8').split('\n')
const faultsIn = (isFault: (line: string, file: string) => boolean): string[] =>
  files.flatMap((file) => linesOf(file).flatMap((line) => (isFault(line, file) ? [`${file}: ${line.trim()}`] : [])))

/** PostgreSQL's own time. `clock.now()` is ours. */
const databaseTime =
  /(?<![.\w])now\(\)(?!:)|current_(timestamp|time|date)\b|local(timestamp|time)\b|(clock|transaction|statement)_timestamp\(|timeofday\(|'(now|today|tomorrow|yesterday)'/i
const processTime = /Date\.now\(\)|new Date\(\)/
/** When a row was written, where the writer does not say it. Such a column is shown and sorted by, never compared with a time. */
const isDefault = (line: string): boolean => /instant\('(created|updated)_at'\)\.notNull\(\)\.defaultNow\(\)/.test(line)
const comparison = /\b(lt|lte|gt|gte|between)\(\s*\w+\.(createdAt|updatedAt)\b/

/** Why a file may ask for the real time. */
const exempt: Readonly<Record<string, string>> = {
  'subgraphs/kit/process/clock.ts': 'it is the clock',
  'subgraphs/kit/demo/seeding.ts': 'the sign-in of a demo user that never signed in',
  'drizzle/embedded/postgres.ts': 'how long a process took',
  'drizzle/embedded/server.ts': 'how long a process took',
  'subgraphs/marketplace/subscriptions/actions.ts': 'NOW is a value of its input',
  'subgraphs/marketplace/subscriptions/stripe-calls.ts': 'NOW is a value of its input',
  'drizzle/client/owned-schemas.ts': 'until when a login is good, which PostgreSQL judges by its own time',
  'subgraphs/marketplace/systems/crm.ts': 'when a row of the CRM was written, where the writer does not say it',
  'subgraphs/marketplace/systems/sql-allowed.ts': 'names of functions that systems may call',
  'subgraphs/marketplace/systems/sql-gate.ts': 'names of values that systems may use',
  'drizzle/migrate/migrate.ts': 'when a migration was applied, for people',
  'drizzle/move/residence.ts': 'when a database was told where a tenant lives, for people',
  'drizzle/backup/base-backup.ts': 'when a backup began and ended, by the clock that commits have',
  'drizzle/doctor/checks.ts': 'how long sessions wait by the clock of the server',
  'drizzle/doctor/doctor.ts': 'compares the clock of the server with that of the machine',
  'drizzle/doctor/monitoring.ts': 'operators ask by the real time',
  'gateway/embedded/doctor.ts': 'compares the clock of a gateway with that of the machine',
}

describe('a break would be reported', () => {
  test.each([
    'where expires_at > now()',
    'sql`current_timestamp`',
    'set at = clock_timestamp()',
    "at < 'now'",
    'select * from x where a < NOW()',
  ])('%s', (line) => expect(line).toMatch(databaseTime))
  test.each(['context.clock.now()', '  now(): Date', 'const now = 1', 'performance.now()'])('but not %s', (line) =>
    expect(line).not.toMatch(databaseTime),
  )
  test('a condition on when a row was written', () => {
    expect('where(gt(sessions.createdAt, p.at))').toMatch(comparison)
  })
})

test('no statement asks PostgreSQL for the time', () => {
  expect(files.length).toBeGreaterThan(150)
  expect(faultsIn((line, file) => !(file in exempt) && databaseTime.test(line))).toEqual([])
  expect(faultsIn((line) => /defaultNow/.test(line) && !isDefault(line))).toEqual([])
})
test('no statement compares a time with a column that PostgreSQL may have set', () => {
  expect(faultsIn((line) => comparison.test(line))).toEqual([])
})
test('no subgraph asks the process for the time, but through its clock', () => {
  expect(faultsIn((line, file) => !(file in exempt) && processTime.test(line))).toEqual([])
})

describe('the migrated database', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await cloneDatabase()
  })
  afterAll(() => database.drop())
  const own = `(select oid from pg_namespace where nspname in ('identity', 'tenancy', 'marketplace', 'recruiting', 'credit'))`

  test('has no function, policy, constraint or view that asks for the time', async () => {
    const texts = await database.admin.unsafe<{ name: string; text: string }[]>(`
      select proname as name, prosrc as text from pg_proc where pronamespace in ${own}
      union all select polname, concat(pg_get_expr(polqual, polrelid), ' ', pg_get_expr(polwithcheck, polrelid))
        from pg_policy join pg_class on pg_class.oid = polrelid where relnamespace in ${own}
      union all select conname, pg_get_constraintdef(oid) from pg_constraint where connamespace in ${own}
      union all select relname, pg_get_viewdef(oid) from pg_class where relkind in ('v', 'm') and relnamespace in ${own}`)
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter(({ text }) => databaseTime.test(text))).toEqual([])
  })
  test('sets no time by itself but when a row was written', async () => {
    const columns = await database.admin.unsafe<{ name: string; text: string }[]>(`
      select attname as name, pg_get_expr(adbin, adrelid) as text from pg_attrdef
      join pg_attribute on attrelid = adrelid and attnum = adnum join pg_class on pg_class.oid = adrelid
      where relnamespace in ${own}`)
    const timed = columns.filter(({ text }) => databaseTime.test(text)).map(({ name }) => name)
    expect([...new Set(timed)].sort()).toEqual(['created_at', 'updated_at'])
  })
})
