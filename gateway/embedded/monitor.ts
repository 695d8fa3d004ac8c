// `pnpm -s monitor expiring-licences [--days 7] | orphans | module-use [--database URL] [--json]` answers what operators ask the
// data; orphans also the databases beside the first one. Exit code 0; 1 where there are orphans; 2 it could not look. Without --database as `pnpm isolation`.
import { parseArgs } from 'node:util'
import { expiringLicences, moduleUse, orphans } from '@quintet/drizzle/doctor/monitoring.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { readPlacementReport } from '@quintet/kit/server/placement-report.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { type Config, readConfig } from './config.ts'
import { type DataServer, openDataServer } from './data-server.ts'
import { openOthers } from './other-databases.ts'

const questions = ['expiring-licences', 'orphans', 'module-use'] as const
type Question = (typeof questions)[number]

function argumentsOf(given: readonly string[]) {
  const options = {
    database: { type: 'string' },
    days: { type: 'string', default: '7' },
    json: { type: 'boolean' },
  } as const
  // pnpm passes on a -- before the arguments of a script.
  const args = given.filter((arg) => arg !== '--')
  const usage = new SettingsError(
    `Say one of ${questions.join(', ')}, with \`--database URL\`, \`--days 1 to 366\` or \`--json\``,
  )
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const question = questions.find((each) => each === positionals[0])
    const days = Number(values.days)
    if (question === undefined || positionals.length > 1 || !Number.isInteger(days) || days < 1 || days > 366)
      throw usage
    return { question, days, database: values.database, isJson: values.json ?? false }
  } catch {
    throw usage
  }
}

/** The rows of an answer. */
async function answer(
  question: Question,
  config: Config,
  server: DataServer,
  days: number,
): Promise<readonly object[]> {
  const { urlOf } = server
  const databases = { marketplace: urlOf('marketplace'), tenancy: urlOf('tenancy') }
  if (question === 'expiring-licences') return expiringLicences(databases, days)
  if (question === 'module-use') return moduleUse(databases)
  const urls = [...new Set([...subgraphNames.map((subgraph) => urlOf(subgraph)), ...(await otherUrls(config, server))])]
  return (await Promise.all(urls.map((url) => orphans(url, databases.tenancy)))).flat()
}

/** Administrators' connection strings of the databases beside the first one that hold rows. */
async function otherUrls(config: Config, server: DataServer): Promise<string[]> {
  const { databases } = await readPlacementReport(server.urlOf('tenancy'), config.clock.now())
  const others = await openOthers(config, server)
  const inUse = databases.filter(
    ({ id, status }) => id !== homeDatabaseId && !['PROVISIONING', 'ARCHIVED'].includes(status),
  )
  return Promise.all(inUse.map(({ id }) => others.urlOf(id))).finally(others.close)
}

const textOf = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))

try {
  const { question, days, database, isJson } = argumentsOf(process.argv.slice(2))
  const config = readConfig(process.env)
  const server = await openDataServer(config, database)
  const rows = await answer(question, config, server, days).finally(server.stop)
  if (isJson) process.stdout.write(`${JSON.stringify(rows)}\n`)
  else {
    for (const row of rows) process.stdout.write(`${Object.values(row).map(textOf).join('\t')}\n`)
    process.stdout.write(`${rows.length} rows\n`)
  }
  process.exitCode = question === 'orphans' && rows.length > 0 ? 1 : 0
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
