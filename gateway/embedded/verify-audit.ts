// `pnpm -s verify-audit [--database URL]` verifies the audit logs: exit code 0 they hold, 1 the first broken entry of each
// chain is named, 2 they cannot be read. Without --database it reads MIGRATION_DATABASE_URL, or the data in DATA_DIR.
import { parseArgs } from 'node:util'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { auditKeyring, auditLogsHold } from './audit-logs.ts'
import { readConfig } from './config.ts'
import { openDataServer } from './data-server.ts'

/** The connection string of --database, where it was given. */
function databaseOf(args: readonly string[]): string | undefined {
  try {
    // pnpm passes on a -- before the arguments of a script.
    const given = args.filter((arg) => arg !== '--')
    return parseArgs({ args: given, options: { database: { type: 'string' } } }).values.database
  } catch {
    throw new SettingsError('Only `--database URL` is accepted')
  }
}

try {
  const given = databaseOf(process.argv.slice(2))
  const config = readConfig(process.env)
  const ring = await auditKeyring(config)
  const server = await openDataServer(config, given)
  process.exitCode = (await auditLogsHold(server.urlOf, ring).finally(server.stop)) ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
