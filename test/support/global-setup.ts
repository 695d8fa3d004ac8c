// Starts the run's PostgreSQL and migrates the template that every test file clones.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { allSubgraphs, loginOf, runtimePassword, templateName, withParts } from './database/database.ts'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await mkdtemp(join(tmpdir(), 'quintet-test-'))
  const server = await startEmbeddedPostgres({ directory, durable: false, maxConnections: 1_000 })
  const adminUrl = `postgres://${server.user}:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  await sql.unsafe(`create database ${templateName}`)
  await sql.end()
  for (const subgraph of allSubgraphs) {
    const login = { name: loginOf(subgraph), password: runtimePassword }
    await migrate({ subgraph, adminUrl: withParts(adminUrl, { database: templateName }), login })
  }
  project.provide('adminUrl', adminUrl)
  return async () => {
    await server.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
