// `pnpm -s backup [--to ARCHIVE_DIR] [--keep 30]` makes a base backup of the data in DATA_DIR while Quintet runs on them, and
// removes what no restore to a moment of the last days needs: exit code 0 done, 2 not done, and nothing was removed.
import { parseArgs } from 'node:util'
import { backUp } from '@quintet/drizzle/backup/base-backup.ts'
import { removeOutdated } from '@quintet/drizzle/backup/retention.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { readConfig } from './config.ts'

const dayMilliseconds = 86_400_000

function argumentsOf(args: readonly string[]) {
  const options = { to: { type: 'string' }, keep: { type: 'string', default: '30' } } as const
  try {
    // pnpm passes on a -- before the arguments of a script.
    const { to, keep } = parseArgs({ args: args.filter((arg) => arg !== '--'), options }).values
    if (!/^\d{1,5}$/.test(keep) || Number(keep) < 1) throw new Error()
    return { to, days: Number(keep) }
  } catch {
    throw new SettingsError('Only `--to ARCHIVE_DIR` and `--keep DAYS`, at least 1, are accepted')
  }
}

try {
  const { to, days } = argumentsOf(process.argv.slice(2))
  const { dataDirectory, archiveDirectory, migrationUrl } = readConfig(process.env)
  if (migrationUrl !== null)
    throw new SettingsError('Only the embedded PostgreSQL is backed up: use the tools of yours')
  const archive = to ?? archiveDirectory
  if (archive === null) throw new SettingsError('Set ARCHIVE_DIR, or say where by `--to ARCHIVE_DIR`')
  const { name, manifest } = await backUp(dataDirectory, archive)
  const megabytes = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  const { files, endedAt } = manifest
  process.stdout.write(`Base backup ${name}: ${files.length} files, ${megabytes.toFixed(1)} MB\n`)
  process.stdout.write(`Each moment from ${endedAt} on can be restored\n`)
  process.stdout.write('Not in it: uploaded files, SEALING_KEYS, and the data of SECOND_DATABASE\n')
  const removed = await removeOutdated(archive, new Date(Date.parse(endedAt) - days * dayMilliseconds))
  if (removed.bases + removed.segments > 0) {
    process.stdout.write(`Removed ${removed.bases} older base backups and ${removed.segments} files of the log\n`)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
