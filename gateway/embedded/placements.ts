// `pnpm -s placements [--tenant SLUG]` says where tenants' data lie, how far behind each database is, and which moves go on; of
// one tenant, what a move would copy. It reads MIGRATION_DATABASE_URL, or the data in DATA_DIR, and with the root secret the
// databases beside the first one. Exit code 0, or 2 when it could not look.
import { parseArgs } from 'node:util'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { type DatabaseLag, readLag } from '@quintet/kit/server/placement-lag.ts'
import { type MoveCost, readMoveCost, readPlacementReport } from '@quintet/kit/server/placement-report.ts'
import { homeDatabaseId } from '@quintet/kit/wire/placements.ts'
import { readConfig } from './config.ts'
import { openDataServer } from './data-server.ts'
import { openOthers } from './other-databases.ts'

function slugOf(args: readonly string[]): string | undefined {
  try {
    // pnpm passes on a -- before the arguments of a script.
    return parseArgs({ args: args.filter((arg) => arg !== '--'), options: { tenant: { type: 'string' } } }).values
      .tenant
  } catch {
    throw new SettingsError('Only `--tenant SLUG` is accepted')
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const lagText = ({ events, jobs, connections }: DatabaseLag): string => {
  const waiting =
    jobs.waiting === 0 ? 'no job waits' : `${jobs.waiting} jobs wait, the oldest for ${Math.round(jobs.oldest)} s`
  return `  ${events} events behind; ${waiting}, ${jobs.dead} are dead; ${connections.open} of ${connections.allowed} connections`
}

const costText = ({ database, parts, seconds }: MoveCost): string => {
  if (parts === null) return `is in ${database}, which cannot be looked into`
  const list = parts.map(({ what, rows }) => `${rows} rows of ${what}`).join(', ')
  const megabytes = parts.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  return `is in ${database}; a move copies ${list}, ${megabytes.toFixed(1)} MB, in about ${seconds} s`
}

try {
  const slug = slugOf(process.argv.slice(2))
  const config = readConfig(process.env)
  const server = await openDataServer(config, undefined)
  const others = await openOthers(config, server)
  try {
    const now = config.clock.now()
    const { databases, moves } = await readPlacementReport(server.urlOf('tenancy'), now)
    for (const { id, name, status, tenants, region, server: at, error } of databases) {
      const more = [at, region, error].filter((each) => each !== null).join(', ')
      say(`${name}: ${status}, ${tenants} tenants${more === '' ? '' : ` (${more})`}`)
      if (status === 'PROVISIONING' || status === 'ARCHIVED') continue
      const lag = async () =>
        readLag(server.urlOf, id === homeDatabaseId ? null : { id, url: await others.urlOf(id) }, now)
      say(await lag().then(lagText, (error: unknown) => `  cannot be looked into: ${reasonOf(error)}`))
    }
    for (const { tenant, from, to, status, seconds, error } of moves) {
      say(`move of ${tenant} from ${from} to ${to}: ${status} for ${seconds} s${error === null ? '' : `, ${error}`}`)
    }
    if (slug !== undefined) {
      const urlOf = (id: string) => others.urlOf(id).catch(() => null)
      const cost = await readMoveCost(server.urlOf, urlOf, slug)
      if (cost === null) throw new SettingsError(`There is no tenant ${slug}`)
      say(`${slug} ${costText(cost)}`)
    }
  } finally {
    await others.close()
    await server.stop()
  }
} catch (error) {
  process.stderr.write(`${reasonOf(error)}\n`)
  process.exitCode = 2
}
