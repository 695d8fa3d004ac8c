// `pnpm release-data [COMMIT]` writes test/upgrade/data/<version>.tar.zst: the data directory that the code of a release leaves
// behind, with its demo data and the work of one more tenant. The upgrade test of the next release begins with it. To be run once
// for each release, at its commit. The release's own packages are installed, so it needs the network or pnpm's store.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { runningPostgres } from '@quintet/drizzle/embedded/running.ts'
import postgres from 'postgres'
import { pnpmCommand } from '../../tools/release/pnpm.ts'
import { freePort } from '../support/ports.ts'
import { packed, packedFile } from './released.ts'
import { workOfRelease } from './work.ts'

const commit = process.argv[2] ?? 'HEAD'
const scratch = mkdtempSync(join(tmpdir(), 'quintet-release-'))
const [code, data] = [join(scratch, 'code'), join(scratch, 'data')]

/** Until the logs of audits are chained, which a process does from time to time. */
async function untilChained(): Promise<void> {
  const sql = postgres(runningPostgres(data)!, { max: 1 })
  try {
    for (let waiting = -1; waiting !== 0; ) {
      await pause(1000)
      const rows = await sql<{ n: number }[]>`select count(*)::int as n from identity.audit_log where sequence is null
        union all select count(*)::int from tenancy.audit_log where sequence is null`
      waiting = rows.reduce((sum, { n }) => sum + n, 0)
    }
  } finally {
    await sql.end()
  }
}

/** Starts the release on new data, works with it, and stops it. */
async function useRelease(): Promise<void> {
  const port = await freePort()
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, PORT: `${port}`, DATA_DIR: data }
  const child = spawn(process.execPath, ['start.js'], { cwd: code, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  try {
    await new Promise<void>((resolve, reject) => {
      let printed = ''
      child.stdout.on('data', (text) => {
        printed += text
        if (printed.includes('Quintet is ready')) resolve()
      })
      exited.then(() => reject(new Error('The release did not start')), reject)
    })
    await workOfRelease(`http://127.0.0.1:${port}/graphql`)
    await untilChained()
  } finally {
    child.kill('SIGTERM')
  }
  const [status] = await exited
  if (status !== 0) throw new Error(`The release ended with ${status}`)
}

/** Without room that was set aside: PostgreSQL keeps old files of its log to write them again. */
async function shrink(): Promise<void> {
  const parameters = { wal_recycle: 'off', min_wal_size: '32MB' }
  const { host, port, user, password, stop } = await startEmbeddedPostgres({ directory: data, parameters })
  const sql = postgres(`postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/postgres`, { max: 1 })
  await sql.unsafe('vacuum (full)')
  await sql.unsafe('select pg_switch_wal()')
  await sql.unsafe('checkpoint')
  await sql.end()
  await stop()
  // They name the places of this machine.
  for (const file of ['postgres.log', 'postgres/postmaster.opts']) rmSync(join(data, file), { force: true })
}

try {
  mkdirSync(code)
  const repository = new URL('../../', import.meta.url)
  const sources = execFileSync('git', ['archive', commit], { cwd: repository, maxBuffer: 2 ** 30 })
  execFileSync('tar', ['-x'], { cwd: code, input: sources })
  const [program, ...first] = pnpmCommand()
  execFileSync(program, [...first, 'install', '--frozen-lockfile'], { cwd: code, stdio: 'inherit' })
  const { version } = JSON.parse(readFileSync(join(code, 'package.json'), 'utf8')) as { version: string }
  await useRelease()
  await shrink()
  const file = packed(data)
  writeFileSync(packedFile(version), file)
  process.stdout.write(`test/upgrade/data/${version}.tar.zst: ${(file.length / 1e6).toFixed(1)} MB\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
