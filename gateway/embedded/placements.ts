// `pnpm -s placements [--tenant SLUG]` says where tenants' data lie and which moves go on; of one tenant, what a move would copy.
// It reads MIGRATION_DATABASE_URL, or the data in DATA_DIR. Exit code 0, or 2 when it could not look.
import { parseArgs } from 'node:util'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { readMoveCost, readPlacementReport } from '@quintet/kit/server/placement-report.ts'
import { readConfig } from './config.ts'
import { openDataServer } from './data-server.ts'

function slugOf(args: readonly string[]): string | undefined {
  try {
    // pnpm passes on a -- before the arguments of a script.
    return parseArgs({ args: args.filter((arg) => arg !== '--'), options: { tenant: { type: 'string' } } }).values
      .tenant
  } catch {
    throw new SettingsError('Only `--tenant SLUG` is accepted')
  }
}

try {
  const slug = slugOf(process.argv.slice(2))
  const config = readConfig(process.env)
  const server = await openDataServer(config, undefined)
  try {
    const { databases, moves } = await readPlacementReport(server.urlOf('tenancy'), config.clock.now())
    for (const { name, status, tenants, region, server: at, error } of databases) {
      const more = [at, region, error].filter((each) => each !== null).join(', ')
      process.stdout.write(`${name}: ${status}, ${tenants} tenants${more === '' ? '' : ` (${more})`}\n`)
    }
    for (const { tenant, from, to, status, seconds, error } of moves) {
      process.stdout.write(
        `move of ${tenant} from ${from} to ${to}: ${status} for ${seconds} s${error === null ? '' : `, ${error}`}\n`,
      )
    }
    if (slug !== undefined) {
      const cost = await readMoveCost((subgraph) => server.urlOf(subgraph), slug)
      if (cost === null) throw new SettingsError(`There is no tenant ${slug}`)
      const rows = Object.entries(cost.rows ?? {}).map(([subgraph, count]) => `${count} rows of ${subgraph}`)
      const size = rows.length === 0 ? '' : `; a move copies ${rows.join(' and ')}`
      process.stdout.write(`${slug} is in ${cost.database}${size}\n`)
    }
  } finally {
    await server.stop()
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
