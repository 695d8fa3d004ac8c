// Finds the server of a data directory that another process runs.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isAlive } from './guarded-process.ts'
import { host } from './server.ts'

/** Connection string of the administrator to the server that runs on this directory; null where none does. */
export function runningPostgres(directory: string): string | null {
  const path = resolve(directory)
  const pidFile = join(path, 'postgres', 'postmaster.pid')
  if (!existsSync(pidFile)) return null
  // Process, directory, start time and port, a line each.
  const [pid = '', , , port = ''] = readFileSync(pidFile, 'utf8').split('\n')
  if (!isAlive(Number(pid)) || !/^\d+$/.test(port.trim())) return null
  const password = readFileSync(join(path, 'postgres.password'), 'utf8').trim()
  return `postgres://postgres:${encodeURIComponent(password)}@${host}:${port.trim()}/postgres`
}
