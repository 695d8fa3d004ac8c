// A program that makes the prepared data in two directories: a start of Quintet writes its demo data, and its cluster gets the templates.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { startQuintet } from '@quintet/gateway/embedded/start.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import postgres from 'postgres'
import {
  allSubgraphs,
  demoSecret,
  demoTemplate,
  emptyTemplate,
  loginOf,
  runtimePassword,
  withParts,
} from './database.ts'
import { copyData } from './prepared.ts'

const [quintet = '', cluster = ''] = process.argv.slice(2)
await mkdir(quintet)
await writeFile(join(quintet, 'secret'), demoSecret, { mode: 0o600 })
const config = readConfig({ PORT: '0', DATA_DIR: quintet })
const report = { step: <T>(_: unknown, __: string, work: () => Promise<T>) => work() }
const { stop } = await startQuintet(config, createLogger('silent'), report, { durable: false, passwordCost: 4 })
await stop()
await mkdir(cluster)
copyData(quintet, cluster)
const server = await startEmbeddedPostgres({ directory: cluster, durable: false })
const { host, port, user, password } = server
const adminUrl = `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/template1`
const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
// It would go through each clone once a minute.
await sql.unsafe('alter system set autovacuum = off')
await sql.unsafe(`create database ${emptyTemplate} template template0`)
await sql.unsafe(`create database ${demoTemplate} template postgres`)
await sql.end()
for (const subgraph of allSubgraphs) {
  const login = { name: loginOf(subgraph), password: runtimePassword }
  await migrate({ subgraph, adminUrl: withParts(adminUrl, { database: emptyTemplate }), login })
}
await server.stop()
