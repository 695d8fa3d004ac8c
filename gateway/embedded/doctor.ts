// `pnpm -s run doctor [--database URL] [--gateway URL] [--json]` says what is wrong with an installation and what to do: exit
// code 0 nothing is, 1 something is, 2 it could not look. Without --database it reads MIGRATION_DATABASE_URL, or the data in
// DATA_DIR. With --gateway it asks a running gateway as well, with REDIS_URL it looks at the live scores there.
import { parseArgs } from 'node:util'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { skewOf, subgraphsIn, visitDatabase } from '@quintet/drizzle/doctor/doctor.ts'
import { defaultThresholds, type Finding, remedies } from '@quintet/drizzle/doctor/findings.ts'
import { readFigures } from '@quintet/kit/jobs/figures.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { inspectCache } from '@quintet/kit/score-cache/inspect.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { readConfig } from './config.ts'
import { openDataServer } from './data-server.ts'

/** How long a job may wait that may run, in seconds. */
const maxWaitSeconds = 600

/** Work that waits or was given up, by queue. */
async function visitJobs(subgraph: string, url: string): Promise<Finding[]> {
  const database = openDatabase({ subgraph, url, directUrl: url })
  try {
    return (await readFigures(database.jobs, subgraph, new Date())).flatMap(({ queue, oldest, dead }) => [
      ...(oldest <= maxWaitSeconds
        ? []
        : [{ kind: 'JOBS_WAIT', object: queue, what: `has a job that waits for ${Math.round(oldest)} s` } as const]),
      ...(dead === 0
        ? []
        : [{ kind: 'JOBS_DEAD', object: queue, what: `has ${dead} jobs that were given up` } as const]),
    ])
  } finally {
    await database.close()
  }
}

/** Boards of live scores whose keys in Redis do not follow PostgreSQL. */
async function visitScores(redisUrl: string, url: string): Promise<Finding[]> {
  const database = openDatabase({ subgraph: 'credit', url, directUrl: url })
  try {
    const found = await inspectCache(redisUrl, { subgraph: 'credit', topic: 'credit.scores', jobs: database.jobs })
    return found.map((each) => ({ kind: 'SCORES_IN_REDIS', ...each }))
  } finally {
    await database.close()
  }
}

/** Whether a gateway lives, takes work and can answer, and whether its clock is right. */
async function visitGateway(address: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const path of ['/live', '/ready', '/health']) {
    const object = new URL(path, address).href
    const before = Date.now()
    const answer = await fetch(object, { signal: AbortSignal.timeout(10_000) }).catch((error: Error) => error)
    if (answer instanceof Error) findings.push({ kind: 'GATEWAY', object, what: `does not answer: ${answer.message}` })
    else if (!answer.ok) findings.push({ kind: 'GATEWAY', object, what: `answers ${answer.status}` })
    const date = answer instanceof Error ? null : answer.headers.get('date')
    // The header has whole seconds: the middle of one is meant.
    if (path === '/live' && date !== null)
      findings.push(...skewOf('gateway', Date.parse(date) + 500, before, Date.now(), defaultThresholds))
  }
  return findings
}

function argumentsOf(args: readonly string[]) {
  const options = { database: { type: 'string' }, gateway: { type: 'string' }, json: { type: 'boolean' } } as const
  try {
    // pnpm passes on a -- before the arguments of a script.
    const { values } = parseArgs({ args: args.filter((arg) => arg !== '--'), options })
    if (values.gateway !== undefined) new URL(values.gateway)
    return values
  } catch {
    throw new SettingsError('Only `--database URL`, `--gateway URL` and `--json` are accepted')
  }
}

try {
  const { database, gateway, json } = argumentsOf(process.argv.slice(2))
  const config = readConfig(process.env)
  const server = await openDataServer(config, database)
  const findings: Finding[] = []
  try {
    const byUrl = Map.groupBy(subgraphNames, (subgraph) => server.urlOf(subgraph))
    for (const [url, all] of byUrl) {
      const subgraphs = await subgraphsIn(url, all)
      findings.push(...(await visitDatabase(url, { subgraphs })))
      for (const subgraph of subgraphs) findings.push(...(await visitJobs(subgraph, url)))
    }
    if (config.redisUrl !== null) findings.push(...(await visitScores(config.redisUrl, server.urlOf('credit'))))
    if (gateway !== undefined) findings.push(...(await visitGateway(gateway)))
  } finally {
    await server.stop()
  }
  if (json) process.stdout.write(`${JSON.stringify({ findings })}\n`)
  else {
    for (const { kind, object, what } of findings) {
      process.stdout.write(`${kind} ${object} ${what}. ${remedies[kind]}.\n`)
    }
    process.stdout.write(findings.length === 0 ? 'Nothing is wrong\n' : `${findings.length} findings\n`)
  }
  process.exitCode = findings.length === 0 ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
