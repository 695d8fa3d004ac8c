// `pnpm -s restore --from ARCHIVE_DIR --to TIME|latest --into NEW_DATA_DIR` makes a new data directory as it was at a moment and
// verifies it: exit code 0 it holds, 1 something in it does not, 2 nothing was restored.
import { parseArgs } from 'node:util'
import { recover } from '@quintet/drizzle/backup/recovery.ts'
import { openRestored } from '@quintet/drizzle/backup/rows.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { readConfig } from './config.ts'
import { restoredDataHold } from './restored.ts'

/** An instant with its zone: without one a restore could be hours off. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

function argumentsOf(args: readonly string[]) {
  const options = { from: { type: 'string' }, to: { type: 'string' }, into: { type: 'string' } } as const
  const usage = new SettingsError(
    'Say `--from ARCHIVE_DIR --to TIME --into NEW_DATA_DIR`; TIME is `latest`, or such as 2026-11-30T04:00:00Z',
  )
  try {
    // pnpm passes on a -- before the arguments of a script.
    const { from, to = '', into } = parseArgs({ args: args.filter((arg) => arg !== '--'), options }).values
    const moment = to === 'latest' ? null : new Date(instant.test(to) ? to : Number.NaN)
    if (!from || !into || Number.isNaN(moment?.getTime())) throw usage
    return { from, moment, into }
  } catch {
    throw usage
  }
}

try {
  const { from, moment, into } = argumentsOf(process.argv.slice(2))
  const { secrets, sealingKeys } = readConfig(process.env)
  const { base, directory, server, finish, discard } = await recover(from, moment, into)
  try {
    const { user, password, host, port } = server
    const url = `postgres://${user}:${encodeURIComponent(password)}@${host}:${port}/postgres`
    const restored = openRestored(url)
    const verify = async (): Promise<boolean> => {
      const last = (await restored.lastCommit())?.toISOString() ?? 'that base backup'
      const to = moment?.toISOString() ?? 'the end of the archive'
      process.stdout.write(`Base backup ${base.name}: the checksums of ${base.manifest.files.length} files hold\n`)
      process.stdout.write(`Restored to ${to}: the last commit is of ${last}\n`)
      return restoredDataHold(url, restored, { dataDirectory: directory, secrets, sealingKeys })
    }
    const holds = await verify().finally(restored.close)
    await server.stop()
    await finish()
    process.stdout.write(`${holds ? 'Verified' : 'NOT VERIFIED'}: start with DATA_DIR=${into}, and a new ARCHIVE_DIR\n`)
    process.exitCode = holds ? 0 : 1
  } catch (error) {
    await discard()
    throw error
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
