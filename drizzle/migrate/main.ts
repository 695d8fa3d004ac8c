// `node drizzle/migrate/main.ts`: brings all five schemas up to date, once, before the processes that use them start.
import { connectionFault, loginOf } from '../client/connection-string.ts'
import { MigrationError, migrate } from './migrate.ts'
import { subgraphs } from './subgraphs.ts'

/** The connection string of a setting; undefined when it is missing or blank. Messages never contain it: it has a password. */
function connection(name: string): URL | undefined {
  const text = process.env[name]?.trim()
  if (!text) return undefined
  const fault = connectionFault(text)
  if (fault !== null) throw new MigrationError(`${name} ${fault}`)
  return new URL(text)
}

try {
  const admin = connection('MIGRATION_DATABASE_URL')
  if (admin === undefined) throw new MigrationError('MIGRATION_DATABASE_URL must name the administrator')
  // All are checked before the first schema is changed.
  const urls = subgraphs.map((subgraph) => {
    const own = `${subgraph.toUpperCase()}_DATABASE_URL`
    const url = connection(own) ?? connection('DATABASE_URL')
    if (url === undefined) throw new MigrationError(`DATABASE_URL or ${own} must be set`)
    return { subgraph, url }
  })
  for (const { subgraph, url } of urls) {
    const adminUrl = Object.assign(new URL(admin), { pathname: url.pathname }).href
    const applied = await migrate({ subgraph, adminUrl, login: loginOf(url.href) })
    process.stdout.write(`${subgraph}: ${applied.length === 0 ? 'up to date' : applied.join(', ')}\n`)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
