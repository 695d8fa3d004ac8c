// A transaction pooler of one's own, where the machine has one: Debian's pgbouncer, whose named statements do not survive.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { freePort, untilListening } from '../ports.ts'
import { isRoot } from '../quintet/embedded.ts'
import { withParts } from './database.ts'

// Debian puts it where only root has it on PATH.
const program = ['pgbouncer', '/usr/sbin/pgbouncer'].find((name) => spawnSync(name, ['--version']).status === 0)
export const hasPgbouncer = program !== undefined

/** As root it refuses to run. */
const nobody = { uid: 65_534, gid: 65_534 }
const operator = { user: 'operator', password: 'operator' }

export interface Pgbouncer {
  /** The connection string that it was made for, but through the pooler. */
  readonly url: string
  /** What its console answers to SHOW. */
  show(what: 'pools' | 'stats'): Promise<Record<string, string>[]>
  stop(): Promise<void>
}

/**
 * Starts a pooler before a server, for one login, which need not be there yet.
 * @param url the login's connection string, directly
 * @param connections how many it opens to a database at most
 */
export async function startPgbouncer(url: string, connections = 20): Promise<Pgbouncer> {
  const { hostname, port: serverPort, username, password } = new URL(url)
  const directory = await mkdtemp(join(tmpdir(), 'quintet-pgbouncer-'))
  const port = await freePort()
  const files = {
    // The password itself and no SCRAM secret of it: with it the pooler signs in at the server, whatever the salt there.
    users: [{ user: decodeURIComponent(username), password: decodeURIComponent(password) }, operator]
      .map((login) => `"${login.user}" "${login.password}"\n`)
      .join(''),
    settings: `[databases]
* = host=${hostname} port=${serverPort}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(directory, 'users')}
admin_users = ${operator.user}
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 400
; Server connections then tell whom they serve: the name that a client gave itself, and its address.
application_name_add_host = 1
`,
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text, { mode: 0o600 })
  if (isRoot) {
    for (const path of ['', ...Object.keys(files)]) await chown(join(directory, path), nobody.uid, nobody.gid)
  }
  const child = spawn(program ?? '', [join(directory, 'settings')], {
    ...(isRoot ? nobody : {}),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (text) => (said += text))
  const gone = once(child, 'exit')
  const early = gone.then(([code]) => {
    throw new Error(`pgbouncer ended with ${code}: ${said}`)
  })
  early.catch(() => {})
  await Promise.race([untilListening(port), early])
  const here = new URL(url)
  here.host = `127.0.0.1:${port}`
  return {
    url: here.href,
    async show(what) {
      const sql = postgres(withParts(here.href, { ...operator, database: 'pgbouncer' }), { max: 1, fetch_types: false })
      try {
        // The console knows the simple protocol only.
        return [...(await sql.unsafe(`show ${what}`).simple())] as Record<string, string>[]
      } finally {
        await sql.end({ timeout: 2 })
      }
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
      await rm(directory, { recursive: true, force: true })
    },
  }
}
