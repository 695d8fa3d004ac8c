// Brings a base backup to a moment by the log of the archive, in a new data directory.
import { existsSync, readdirSync } from 'node:fs'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gapAfter, recovering, walOf } from '../embedded/archive.ts'
import { newOwner } from '../embedded/cluster.ts'
import { type EmbeddedPostgres, EmbeddedPostgresError, startEmbeddedPostgres } from '../embedded/postgres.ts'
import { BackupError, type BaseBackup, copyWithSum, flushAll, readBases } from './manifest.ts'

/** Recovery reads all of the log since the base backup. */
const recoveryMilliseconds = 24 * 3_600_000

export interface Recovered {
  readonly base: BaseBackup
  /** Where the data are until `finish`. */
  readonly directory: string
  /** Runs on the new data until it is stopped. */
  readonly server: EmbeddedPostgres
  /** Gives the data directory its name, after the server has stopped. */
  finish(): Promise<void>
  /** Stops the server and removes what was restored. */
  discard(): Promise<void>
}

/**
 * Restores into a directory beside `into`, which has its name only at the end.
 * @param to the moment, with all that was committed by then; null for the end of the archive
 * @throws BackupError when nothing was restored
 */
export async function recover(archive: string, to: Date | null, into: string): Promise<Recovered> {
  if (existsSync(into) && readdirSync(into).length > 0) {
    throw new BackupError(`${into} is not empty: name a new directory, which then becomes DATA_DIR`)
  }
  const bases = readBases(archive)
  const base = bases.findLast(({ manifest }) => to === null || new Date(manifest.endedAt) <= to)
  if (base === undefined) {
    const first = bases[0]?.manifest.endedAt
    const what = first === undefined ? `${archive} holds no base backup` : `The first base backup is of ${first}`
    throw new BackupError(`${what}: there is none to begin with`)
  }
  const gap = to === null ? gapAfter(readdirSync(walOf(archive)), base.manifest.firstSegment) : null
  if (gap !== null) {
    throw new BackupError(`A file of the log is missing after ${gap}: restore to a moment before, by \`--to TIME\``)
  }
  const draft = `${resolve(into)}.restoring-${process.pid}`
  const discard = () => rm(draft, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  try {
    await copyBack(base, draft)
    await writeFile(join(draft, 'postgres', 'recovery.signal'), '')
    await own(draft, ['postgres/recovery.signal'])
    const server = await startEmbeddedPostgres({
      directory: draft,
      parameters: recovering(archive, to),
      startMilliseconds: recoveryMilliseconds,
    })
    return {
      base,
      directory: draft,
      server,
      async finish() {
        // An empty directory gives way.
        await rename(draft, resolve(into))
      },
      async discard() {
        await server.stop()
        await discard()
      },
    }
  } catch (error) {
    await discard()
    throw error instanceof EmbeddedPostgresError ? new BackupError(sentenceOf(error.message, to)) : error
  }
}

async function copyBack({ path, manifest }: BaseBackup, draft: string): Promise<void> {
  const paths = [...manifest.folders, ...manifest.files.map((file) => file.path)]
  for (const one of paths) {
    if (one.split('/').includes('..')) throw new BackupError(`${path} names a file outside of itself: ${one}`)
  }
  await mkdir(draft, { recursive: true })
  for (const folder of manifest.folders) await mkdir(join(draft, folder), { recursive: true, mode: 0o700 })
  for (const { path: file, bytes, sha256 } of manifest.files) {
    const copied = await copyWithSum(join(path, 'data', file), join(draft, file))
    if (copied?.sha256 !== sha256 || copied.bytes !== bytes) {
      const what = copied === null ? 'is missing' : 'is not what was backed up'
      throw new BackupError(`${join(path, 'data', file)} ${what}: move ${path} away to begin with an older base backup`)
    }
  }
  await own(
    draft,
    paths.filter((one) => one.startsWith('postgres')),
  )
  await flushAll(paths.map((one) => join(draft, one)))
}

/** PostgreSQL insists on owning its data, and does not run as root. */
async function own(draft: string, paths: readonly string[]): Promise<void> {
  const owner = newOwner()
  if (owner === null) return
  for (const path of paths) await chown(join(draft, path), owner.uid, owner.gid)
}

/** Why PostgreSQL did not come to the moment, from what it wrote. */
function sentenceOf(message: string, to: Date | null): string {
  if (/recovery ended before configured recovery target was reached/.test(message)) {
    return `The archive ends before ${to?.toISOString()}, or a file of its log is missing: say \`--to latest\` to restore all there is`
  }
  const lines = message.split('\n')
  const telling = lines.find((line) => /is damaged/.test(line)) ?? lines.findLast((line) => /FATAL|PANIC/.test(line))
  return telling ?? message
}
