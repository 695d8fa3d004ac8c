// Starts the run's PostgreSQL, whose template databases test files clone.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import type { TestProject } from 'vitest/node'
import { copyData, prepareData } from './database/prepared.ts'
import { makeMemoryFolder } from './memory-folder.ts'

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prepared = await prepareData()
  const inMemory = makeMemoryFolder()
  // Test files, which are started later, make their temporary folders there too.
  if (inMemory !== undefined) process.env.TMPDIR = inMemory
  const directory = await mkdtemp(join(tmpdir(), 'quintet-test-'))
  copyData(prepared.cluster, directory)
  const server = await startEmbeddedPostgres({ directory, durable: false, maxConnections: 1_000 })
  const password = encodeURIComponent(server.password)
  project.provide('adminUrl', `postgres://${server.user}:${password}@${server.host}:${server.port}/postgres`)
  project.provide('preparedQuintet', prepared.quintet)
  return async () => {
    await server.stop()
    await rm(inMemory ?? directory, { recursive: true, force: true })
  }
}
