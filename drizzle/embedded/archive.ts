// Where a backup lies: `wal/` holds each file of the log, packed; `base/` a folder for each base backup.
import { chownSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** So many seconds of acknowledged work at most are lost with the machine. */
const archiveTimeout = 60

export const walOf = (archive: string): string => join(resolve(archive), 'wal')
export const basesOf = (archive: string): string => join(resolve(archive), 'base')
export const archivedSegment = (archive: string, name: string): string => join(walOf(archive), `${name}.gz`)

/** A log file of 16 MB: its history, and its place in two parts of eight hexadecimal digits, the second one up to FF. */
const placeOf = (segment: string): number =>
  Number.parseInt(segment.slice(8, 16), 16) * 256 + Number.parseInt(segment.slice(16, 24), 16)

/**
 * The first gap in the log of an archive, after which a restore would end without a word.
 * @param names of the files in its folder @param first the segment that is read first, in whose history one is missing
 * @returns the segment before the gap, or null where the log has none
 */
export function gapAfter(names: readonly string[], first: string): string | null {
  const history = first.slice(0, 8)
  const segments = names
    .filter((name) => /^[0-9A-F]{24}\.gz$/.test(name) && name.startsWith(history))
    .map((name) => name.slice(0, 24))
    .filter((name) => name >= first)
    .sort()
  const found = segments.findIndex((name, i) => i > 0 && placeOf(name) !== placeOf(segments[i - 1]!) + 1)
  return found === -1 ? null : segments[found - 1]!
}

/** A word for the shell, in a setting in which % begins a placeholder. */
const quoted = (text: string): string => `'${text.replaceAll('%', '%%').replaceAll("'", `'\\''`)}'`
const program = `${quoted(process.execPath)} ${quoted(fileURLToPath(new URL('./archive-segment.ts', import.meta.url)))}`

/**
 * Makes the folder of the log.
 * @param owner the account of the server, which writes there; null where it is this process's own
 * @returns settings with which the server keeps its log in the archive
 */
export function archiving(archive: string, owner: { uid: number; gid: number } | null): Record<string, string> {
  mkdirSync(resolve(archive), { recursive: true })
  mkdirSync(walOf(archive), { recursive: true, mode: 0o700 })
  if (owner !== null) chownSync(walOf(archive), owner.uid, owner.gid)
  return {
    archive_mode: 'on',
    archive_command: `${program} store "%p" ${quoted(`${walOf(archive)}/`)}%f.gz`,
    archive_timeout: `${archiveTimeout}`,
  }
}

/** Settings with which a server fetches its log back. @param to the moment it ends at; null for all there is */
export const recovering = (archive: string, to: Date | null): Record<string, string> => ({
  restore_command: `${program} fetch ${quoted(`${walOf(archive)}/`)}%f.gz "%p"`,
  // An archive that others go on writing after a restore has several histories: the one of the base backup is meant.
  recovery_target_timeline: 'current',
  // At that time of the start PostgreSQL does not know the zone Z yet.
  ...(to === null
    ? {}
    : { recovery_target_time: to.toISOString().replace('Z', '+00'), recovery_target_action: 'promote' }),
  hot_standby: 'off',
})
