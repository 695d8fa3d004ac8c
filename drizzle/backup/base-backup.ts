// Copies the data directory of a running server, so that it can be brought to any later moment with the log.
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import postgres from 'postgres'
import { archivedSegment, basesOf } from '../embedded/archive.ts'
import { isAlive } from '../embedded/guarded-process.ts'
import { runningPostgres } from '../embedded/running.ts'
import {
  type BackedFile,
  BackupError,
  copyWithSum,
  flushAll,
  type Manifest,
  manifestFiles,
  nameOf,
} from './manifest.ts'

/** Beside PostgreSQL's own folder: without them its data cannot be read. */
const companions = ['secret', 'postgres.password', 'demo-data']
/** Folders whose contents belong to one run of the server; pg_wal comes from the archive. */
const emptied = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)$/
/** Files that belong to one run of the server, or that say how to start it. */
const left =
  /(^|\/)(postmaster\.(pid|opts)|pgsql_tmp[^/]*|pg_internal\.init[^/]*)$|^(backup_label|tablespace_map|(standby|recovery)\.signal)(\.old)?$/
/** Written last: it says from where the log is read. */
const control = 'global/pg_control'
const archiveMilliseconds = 300_000

/** A base backup of the embedded server that runs on `directory`, below `archive`. @throws BackupError when there is none to be had */
export async function backUp(directory: string, archive: string): Promise<{ name: string; manifest: Manifest }> {
  const url = runningPostgres(directory)
  if (url === null) throw new BackupError(`No server runs on ${directory}: start Quintet, or set DATA_DIR`)
  await removeCut(archive)
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'quintet backup' } })
  try {
    // The backup ends with its session, which the pool may close.
    const session = await sql.reserve()
    await refuseUnarchived(session, directory)
    const [begun] = await session<{ at: Date; server: string }[]>`
      select clock_timestamp() as at, current_setting('server_version') as server`
    const name = nameOf(begun!.at)
    const draft = join(basesOf(archive), `${name}.${process.pid}.partial`)
    await mkdir(draft, { recursive: true, mode: 0o700 })
    try {
      const [start] = await session<{ segment: string }[]>`
        select pg_walfile_name(pg_backup_start(${`quintet ${name}`}, fast => true)) as segment`
      const copied = await copyData(directory, join(draft, 'data'))
      const [end] = await session<{ label: string; map: string; lsn: string }[]>`
        select labelfile as label, coalesce(spcmapfile, '') as map, lsn::text as lsn from pg_backup_stop(false)`
      if (end!.map !== '') throw new BackupError('Tables lie outside of the data directory, in tablespaces')
      const [last] = await session<{ at: Date; segment: string }[]>`
        select clock_timestamp() as at, pg_walfile_name(${end!.lsn}::pg_lsn) as segment`
      const label = await writeSummed(join(draft, 'data'), 'postgres/backup_label', end!.label)
      await untilArchived(session, archive, last!.segment)
      const manifest: Manifest = {
        version: 1,
        server: begun!.server,
        startedAt: begun!.at.toISOString(),
        endedAt: last!.at.toISOString(),
        firstSegment: start!.segment,
        lastSegment: last!.segment,
        files: [...copied.files, label],
        folders: copied.folders,
      }
      for (const [file, text] of manifestFiles(manifest)) await writeFile(join(draft, file), text, { mode: 0o600 })
      const files = manifest.files.map(({ path }) => join(draft, 'data', path))
      const folders = manifest.folders.map((path) => join(draft, 'data', path))
      await flushAll([...files, ...folders, ...manifestFiles(manifest).map(([file]) => join(draft, file)), draft])
      await rename(draft, join(basesOf(archive), name))
      await flushAll([basesOf(archive)])
      return { name, manifest }
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      throw error
    } finally {
      session.release()
    }
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** What a backup left behind that was killed. */
async function removeCut(archive: string): Promise<void> {
  const folder = basesOf(archive)
  if (!existsSync(folder)) return
  for (const name of await readdir(folder)) {
    const owner = Number(/\.(\d+)\.partial$/.exec(name)?.[1])
    if (owner === process.pid || (owner && !isAlive(owner))) await rm(join(folder, name), { recursive: true })
  }
}

async function refuseUnarchived(sql: postgres.ReservedSql, directory: string): Promise<void> {
  const [row] = await sql<{ mode: string }[]>`select current_setting('archive_mode') as mode`
  if (row!.mode !== 'off') return
  throw new BackupError(`The server of ${directory} keeps no log in an archive: start Quintet with ARCHIVE_DIR`)
}

async function untilArchived(sql: postgres.ReservedSql, archive: string, segment: string): Promise<void> {
  const path = archivedSegment(archive, segment)
  for (let waited = 0; !existsSync(path); waited += 200) {
    const [row] = await sql<{ last: string | null; failed: string | null }[]>`
      select case when last_archived_wal > ${segment} then last_archived_wal end as last,
        case when last_failed_time > coalesce(last_archived_time, '-infinity') then last_failed_wal end as failed from pg_stat_archiver`
    if (existsSync(path)) return
    if (row!.last !== null || waited > archiveMilliseconds) {
      const why = row!.failed === null ? 'name the ARCHIVE_DIR of the server' : 'see postgres.log beside the data'
      throw new BackupError(`The archive does not hold the log of the backup (${path}): ${why}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Copies PostgreSQL's folder and the files beside it. The server goes on writing: the log mends what is torn. */
export async function copyData(from: string, to: string): Promise<Pick<Manifest, 'files' | 'folders'>> {
  const files: BackedFile[] = []
  const folders: string[] = ['postgres']
  const copy = async (path: string): Promise<void> => {
    const copied = await copyWithSum(join(from, path), join(to, path))
    if (copied !== null) files.push({ path, ...copied })
  }
  await mkdir(join(to, 'postgres'), { recursive: true, mode: 0o700 })
  const visit = async (below: string): Promise<void> => {
    for (const entry of await entriesOf(join(from, 'postgres', below))) {
      const inner = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isSymbolicLink()) throw new BackupError(`postgres/${inner} is a link: data must lie in one directory`)
      if (left.test(inner) || inner === control) continue
      if (!entry.isDirectory()) await copy(`postgres/${inner}`)
      else {
        folders.push(`postgres/${inner}`)
        await mkdir(join(to, 'postgres', inner), { mode: 0o700 })
        if (!emptied.test(inner)) await visit(inner)
      }
    }
  }
  await visit('')
  for (const inner of ['pg_wal/archive_status', 'pg_wal/summaries']) {
    folders.push(`postgres/${inner}`)
    await mkdir(join(to, 'postgres', inner), { mode: 0o700 })
  }
  await copy(`postgres/${control}`)
  for (const name of companions) await copy(name)
  return { files, folders }
}

/** Entries of a folder; none where it was just removed, as a dropped database is. */
const entriesOf = async (path: string) => {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

async function writeSummed(folder: string, path: string, text: string): Promise<BackedFile> {
  const draft = join(folder, `${path}.text`)
  await writeFile(draft, text, { mode: 0o600 })
  const copied = await copyWithSum(draft, join(folder, path))
  await rm(draft)
  return { path, ...copied! }
}
