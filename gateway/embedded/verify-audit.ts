// `pnpm -s verify-audit [--database URL]` verifies the audit logs: exit code 0 they hold, 1 the first broken entry of each
// chain is named, 2 they cannot be read. Without --database it reads MIGRATION_DATABASE_URL, or the data in DATA_DIR.
import { auditKeyring, auditLogsHold } from './audit-logs.ts'
import { readConfig } from './config.ts'
import { openDataServer } from './data-server.ts'
import { databaseOf } from './database-argument.ts'

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
