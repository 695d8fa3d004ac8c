// `pnpm -s isolation [--database URL] [--tenant-column NAME] [--json]` audits the isolation of tenants: exit code 0 it holds,
// 1 there are holes, 2 it could not look. Without --database it reads MIGRATION_DATABASE_URL, or the data in DATA_DIR.
import { parseArgs } from 'node:util'
import { auditDatabases, ownColumns } from '@quintet/drizzle/isolation/audit.ts'
import { type IsolationReport, remedies } from '@quintet/drizzle/isolation/holes.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { readConfig } from './config.ts'
import { openDataServer } from './data-server.ts'

interface Arguments {
  readonly database?: string
  /** The column that a database of others tells its tenants apart by. */
  readonly column?: string
  readonly isJson: boolean
}

function argumentsOf(args: readonly string[]): Arguments {
  const options = {
    database: { type: 'string' },
    'tenant-column': { type: 'string' },
    json: { type: 'boolean' },
  } as const
  try {
    // pnpm passes on a -- before the arguments of a script.
    const { values } = parseArgs({ args: args.filter((arg) => arg !== '--'), options })
    return {
      ...(values.database === undefined ? {} : { database: values.database }),
      ...(values['tenant-column'] === undefined ? {} : { column: values['tenant-column'] }),
      isJson: values.json ?? false,
    }
  } catch {
    throw new SettingsError('Only `--database URL`, `--tenant-column NAME` and `--json` are accepted')
  }
}

function print({ holes, objects }: IsolationReport): void {
  for (const { kind, object, what } of holes) process.stdout.write(`HOLE ${kind} ${object}: ${what}\n`)
  if (holes.length > 0) process.stdout.write('\n')
  for (const kind of new Set(holes.map((hole) => hole.kind))) process.stdout.write(`${kind}: ${remedies[kind]}.\n`)
  process.stdout.write(holes.length === 0 ? `Isolation holds: ${objects} objects\n` : `${holes.length} holes\n`)
}

try {
  const { database, column, isJson } = argumentsOf(process.argv.slice(2))
  const server = await openDataServer(readConfig(process.env), database)
  const report = await auditDatabases(
    subgraphNames.map((subgraph) => server.urlOf(subgraph)),
    column === undefined ? ownColumns : [column],
  ).finally(server.stop)
  if (isJson) process.stdout.write(`${JSON.stringify(report)}\n`)
  else print(report)
  process.exitCode = report.holes.length === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
