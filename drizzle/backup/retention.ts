// Which backups are kept: so many that each moment of the last days can be restored.
import { existsSync, readdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { walOf } from '../embedded/archive.ts'
import { type BaseBackup, readBases } from './manifest.ts'

/** Names of files of the log begin with the history and go on with the place, which alone orders them. */
const placeOf = (segment: string): string => segment.slice(8, 24)
const isSegment = /^[0-9A-F]{24}(\.[0-9A-F]{8}\.backup)?\.gz$/

/**
 * Base backups that are needed no more: those before the newest one that ended by `since`.
 * @param bases the oldest first
 */
export function outdated(bases: readonly BaseBackup[], since: Date): readonly BaseBackup[] {
  const newest = bases.findLastIndex(({ manifest }) => new Date(manifest.endedAt) <= since)
  return newest <= 0 ? [] : bases.slice(0, newest)
}

/** Files of the log that none of the bases needs. */
export function unneeded(names: readonly string[], kept: readonly BaseBackup[]): readonly string[] {
  const first = kept.map(({ manifest }) => placeOf(manifest.firstSegment)).sort()[0]
  if (first === undefined) return []
  return names.filter((name) => isSegment.test(name) && placeOf(name) < first)
}

/** Removes what no restore to a moment since then needs. @returns how many base backups and files of the log */
export async function removeOutdated(archive: string, since: Date): Promise<{ bases: number; segments: number }> {
  const bases = readBases(archive)
  const old = outdated(bases, since)
  for (const { path } of old) {
    // Under a name that no restore takes: a removal may be cut.
    const draft = `${path}.${process.pid}.partial`
    await rename(path, draft)
    await rm(draft, { recursive: true })
  }
  const folder = walOf(archive)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const segments = unneeded(
    names,
    bases.filter((base) => !old.includes(base)),
  )
  for (const name of segments) await rm(join(folder, name))
  return { bases: old.length, segments: segments.length }
}
