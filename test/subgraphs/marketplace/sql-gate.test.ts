// The gate of systems' SQL: two lists of statements, one a line, and what is reported about those that it refuses.
import { readFileSync } from 'node:fs'
import { gateSql, typesMadeBy } from '@quintet/marketplace/systems/sql-gate.ts'
import { describe, expect, it } from 'vitest'

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`./system-sql/${name}.sql`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
const problemsOf = (sql: string, types?: ReadonlySet<string>) => gateSql(sql, types).flatMap(({ problems }) => problems)
const [hostile, ordinary] = [linesOf('hostile'), linesOf('ordinary')]

describe('the SQL gate', () => {
  it('refuses every hostile statement', () => {
    expect(hostile.length).toBeGreaterThanOrEqual(150)
    expect(new Set(hostile).size).toBe(hostile.length)
    expect(hostile.filter((sql) => problemsOf(sql).length === 0)).toEqual([])
  })

  it('accepts every ordinary statement', () => {
    expect(ordinary.length).toBeGreaterThanOrEqual(150)
    expect(new Set(ordinary).size).toBe(ordinary.length)
    const refused = ordinary
      .map((sql) => [sql, ...problemsOf(sql, new Set(['stage']))])
      .filter((each) => each.length > 1)
    expect(refused).toEqual([])
  })

  it('splits a text into its statements, whatever characters it has', () => {
    const sql = "INSERT INTO a (t) VALUES ('é; ü');\n INSERT INTO \"naïve\" (t) VALUES ('日本');"
    expect(gateSql(sql).map(({ text, problems }) => [text.trim(), problems])).toEqual([
      ["INSERT INTO a (t) VALUES ('é; ü')", []],
      ['INSERT INTO "naïve" (t) VALUES (\'日本\')', []],
    ])
  })

  it('reports the problems of each statement', () => {
    expect(gateSql('CREATE TABLE a (id int); DROP SCHEMA b; CREATE TABLE c.d (x regclass)')).toMatchObject([
      { problems: [] },
      { problems: ['DROP SCHEMA is not allowed'] },
      { problems: ['d names a schema', 'The type regclass is not allowed'] },
    ])
  })

  it('accepts the types that a system has made before, and no others', () => {
    const sql = 'CREATE TABLE a (mood mood)'
    expect(problemsOf(sql)).toEqual(['The type mood is not allowed'])
    expect(problemsOf(sql, new Set(typesMadeBy("CREATE TYPE mood AS ENUM ('good')")))).toEqual([])
  })

  it.each([
    ['brackets', (n: number) => `CREATE VIEW v AS SELECT ${'('.repeat(n)}1${')'.repeat(n)}`],
    ['sums', (n: number) => `CREATE VIEW v AS SELECT 1${'+1'.repeat(n)}`],
    ['unions', (n: number) => `CREATE VIEW v AS SELECT 1${' UNION SELECT 1'.repeat(n)}`],
    ['negations', (n: number) => `CREATE VIEW v AS SELECT ${'NOT '.repeat(n)}true`],
  ])('refuses too many %s, and works on afterwards', (_, text) => {
    expect(problemsOf(text(50_000))).toHaveLength(1)
    expect(problemsOf(ordinary[0]!)).toEqual([])
  })
})
