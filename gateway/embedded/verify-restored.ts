// `pnpm -s verify-restored [--database URL]` verifies data that any tool has restored: exit code 0 they hold, 1 something does not,
// 2 it could not look. Without --database it reads MIGRATION_DATABASE_URL, or the data in DATA_DIR. It writes nothing.
import { openRestored } from '@quintet/drizzle/backup/rows.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { readConfig } from './config.ts'
import { openDataServer } from './data-server.ts'
import { databaseOf } from './database-argument.ts'
import { restoredDataHold } from './restored.ts'

try {
  const given = databaseOf(process.argv.slice(2))
  const config = readConfig(process.env)
  const server = await openDataServer(config, given)
  const verify = async (): Promise<boolean> => {
    const [url = '', ...others] = new Set(subgraphNames.map(server.urlOf))
    if (others.length > 0) {
      throw new SettingsError(
        'The subgraphs have databases of their own: verify each by `verify-audit` and `isolation`',
      )
    }
    const restored = openRestored(url)
    try {
      // A server that does not answer has not been looked at.
      await restored.lastCommit()
      return await restoredDataHold(url, restored, config)
    } finally {
      await restored.close()
    }
  }
  const holds = await verify().finally(server.stop)
  process.stdout.write(`${holds ? 'Verified' : 'NOT VERIFIED'}\n`)
  process.exitCode = holds ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
