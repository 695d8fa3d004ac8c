// What a base backup says of itself. Its last file is a checksum over this, which holds those of all others.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { basesOf } from '../embedded/archive.ts'

export interface BackedFile {
  /** Below the data directory, with forward slashes. */
  readonly path: string
  readonly bytes: number
  /** In hexadecimal digits. */
  readonly sha256: string
}
export interface Manifest {
  readonly version: 1
  /** The version of PostgreSQL. */
  readonly server: string
  readonly startedAt: string
  /** From this moment on the backup can be restored to, with the log. */
  readonly endedAt: string
  /** The first file of the log that it needs. */
  readonly firstSegment: string
  /** The last one without which it is not whole. */
  readonly lastSegment: string
  readonly files: readonly BackedFile[]
  /** Folders, which PostgreSQL wants even where they are empty. */
  readonly folders: readonly string[]
}
export interface BaseBackup {
  readonly name: string
  readonly path: string
  readonly manifest: Manifest
}

export class BackupError extends Error {
  override name = 'BackupError'
}

const manifestFile = 'manifest.json'
const sumFile = 'manifest.sha256'
/** A backup that is not whole has another name. */
const wholeName = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/

export const nameOf = (at: Date): string => at.toISOString().replaceAll(/[:.]/g, '-')
const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The files that say what a backup holds. */
export function manifestFiles(manifest: Manifest): readonly (readonly [name: string, text: string])[] {
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  return [
    [manifestFile, text],
    [sumFile, `${sumOf(text)}\n`],
  ]
}

/** Whole base backups of an archive, the oldest first. @throws BackupError when what one says of itself was changed */
export function readBases(archive: string): BaseBackup[] {
  const folder = basesOf(archive)
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => wholeName.test(name))
  return names.sort().map((name) => {
    const path = join(folder, name)
    try {
      const text = readFileSync(join(path, manifestFile), 'utf8')
      if (readFileSync(join(path, sumFile), 'utf8').trim() !== sumOf(text)) throw new Error('its checksum differs')
      return { name, path, manifest: JSON.parse(text) as Manifest }
    } catch (error) {
      throw new BackupError(`${join(path, manifestFile)} is damaged (${(error as Error).message}): move ${path} away`)
    }
  })
}

const chunk = 1 << 20

/** Copies a file as far as it goes. @returns its length and its SHA-256; null where there is none, as it was just removed */
export async function copyWithSum(from: string, to: string): Promise<Omit<BackedFile, 'path'> | null> {
  const source = await open(from, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (source === null) return null
  const sum = createHash('sha256')
  let bytes = 0
  const target = await open(to, 'wx', 0o600)
  try {
    const buffer = Buffer.allocUnsafe(Math.min(chunk, (await source.stat()).size + 1))
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, buffer.length)
      if (bytesRead === 0) break
      const part = buffer.subarray(0, bytesRead)
      sum.update(part)
      await target.writeFile(part)
      bytes += bytesRead
    }
  } finally {
    await source.close()
    await target.close()
  }
  return { bytes, sha256: sum.digest('hex') }
}

/** Brings files to the disk: together at the end, which is faster than one by one. */
export async function flushAll(paths: readonly string[]): Promise<void> {
  for (let i = 0; i < paths.length; i += 32) {
    await Promise.all(
      paths.slice(i, i + 32).map(async (path) => {
        const file = await open(path, 'r')
        await file.sync().finally(() => file.close())
      }),
    )
  }
}
