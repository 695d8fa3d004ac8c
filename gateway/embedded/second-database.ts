// A second PostgreSQL beside the first one, so that tenants can be placed in it and moved: SECOND_DATABASE=on.
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keepEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import type { Logger } from '@quintet/kit/process/log.ts'
import { deriveKey } from '@quintet/kit/process/secrets.ts'
import type { ConnectionStrings } from '@quintet/kit/wire/placements.ts'

export interface SecondDatabase {
  readonly strings: ConnectionStrings
  readonly server: string
  stop(): Promise<void>
}

/**
 * Runs the server on data below the data directory. It keeps its port and its login from start to start, as they are registered.
 * @param secret the root secret, from which the login's password is derived
 */
export async function openSecondDatabase(
  dataDirectory: string,
  secret: Uint8Array,
  durable: boolean,
  log: Logger,
): Promise<SecondDatabase> {
  const directory = join(dataDirectory, 'second')
  const portFile = join(directory, 'port')
  await mkdir(directory, { recursive: true })
  const known = existsSync(portFile) ? { port: Number(await readFile(portFile, 'utf8')) } : {}
  const kept = await keepEmbeddedPostgres({ directory, durable, ...known }, (sentence) => log.warn(sentence))
  const { user, password, host, port, stop } = kept
  await writeFile(portFile, String(port), { mode: 0o600 })
  kept.failed.then(
    (reason) => log.error({ reason }, 'the second database cannot be kept'),
    () => {},
  )
  const login = deriveKey(secret, 'login of the second database').toString('hex')
  const urlOf = (name: string, word: string) =>
    `postgres://${name}:${encodeURIComponent(word)}@${host}:${port}/postgres`
  return {
    strings: { url: urlOf('quintet_second', login), migrationUrl: urlOf(user, password) },
    server: `${host}:${port}`,
    stop,
  }
}
