// One PostgreSQL per run, one migrated template database, one clone of it per test file.

import { type Database, openDatabase } from '@quintet/drizzle/client/database.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import postgres from 'postgres'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection string of the superuser, to the server's maintenance database. */
    adminUrl: string
    /** DATA_DIR of an embedded Quintet with its demo data, to be copied. */
    preparedQuintet: string
  }
}

/** Password of the runtime logins in tests. */
export const runtimePassword = 'runtime'
/** Template databases: one is only migrated, the other holds the demo data. */
export const emptyTemplate = 'quintet_empty'
export const demoTemplate = 'quintet_demo'
/** The root secret under which the demo data was written. */
export const demoSecret = Buffer.alloc(48, 'quintet').toString('base64')

/** The connection string with another database, or another login. */
export function withParts(url: string, parts: { database?: string; user?: string; password?: string }): string {
  const changed = new URL(url)
  if (parts.database !== undefined) changed.pathname = `/${parts.database}`
  if (parts.user !== undefined) changed.username = parts.user
  if (parts.password !== undefined) changed.password = parts.password
  return changed.href
}

export interface TestDatabase {
  readonly name: string
  /** Superuser on this clone: for reading without row-level security. */
  readonly admin: postgres.Sql
  readonly adminUrl: string
  /** Connection string of a subgraph's runtime login. */
  runtimeUrl(subgraph: string): string
  /** The pools of a subgraph; `statements` collects the text of each statement it sends. */
  open(subgraph: string, statements?: string[]): Database
  drop(): Promise<void>
}

let count = 0

/** A clone of a template, to be dropped when the file is done. */
export async function cloneDatabase(template = emptyTemplate): Promise<TestDatabase> {
  const serverUrl = inject('adminUrl')
  const name = `test_${process.pid}_${++count}`
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} })
  // Copying files is faster than writing all pages to the log.
  await server.unsafe(`create database ${name} template ${template} strategy file_copy`)
  const adminUrl = withParts(serverUrl, { database: name })
  const admin = postgres(adminUrl, { max: 2, onnotice: () => {} })
  const opened: Database[] = []
  const runtimeUrl = (subgraph: string) => withParts(adminUrl, { user: loginOf(subgraph), password: runtimePassword })
  return {
    name,
    admin,
    adminUrl,
    runtimeUrl,
    open(subgraph, statements) {
      const url = runtimeUrl(subgraph)
      const observe = statements === undefined ? {} : { observe: (text: string) => void statements.push(text) }
      // More than usual, for crowds that wait for one row.
      const database = openDatabase({ subgraph, url, directUrl: adminUrl, connections: 10, ...observe })
      opened.push(database)
      return database
    },
    async drop() {
      await Promise.all(opened.map((database) => database.close()))
      await admin.end({ timeout: 2 })
      await server.unsafe(`drop database ${name} with (force)`)
      await server.end({ timeout: 2 })
    },
  }
}

/** The runtime login of a subgraph in tests. */
export const loginOf = (subgraph: string): string => `${subgraph}_test`
export const allSubgraphs = subgraphNames

/** Waits until so many backends of this database wait for a lock. */
export async function untilWaiting(admin: postgres.Sql, count: number): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const [row] = await admin<{ waiting: number }[]>`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`
    if (row!.waiting >= count) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`No ${count} backends came to wait for a lock`)
}
