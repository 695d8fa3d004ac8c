// `node drizzle/migrate-all.ts`: brings all five schemas up to date, once, before the processes that use them start.
import { MigrationError, migrate } from './migrate.ts'
import { subgraphs } from './subgraphs.ts'

/** A setting's text; blank counts as missing. */
const setting = (name: string): string | undefined => process.env[name]?.trim() || undefined
const admin = setting('MIGRATION_DATABASE_URL')
try {
  if (admin === undefined) throw new MigrationError('MIGRATION_DATABASE_URL must name the administrator')
  for (const subgraph of subgraphs) {
    const url = setting(`${subgraph.toUpperCase()}_DATABASE_URL`) ?? setting('DATABASE_URL')
    if (url === undefined)
      throw new MigrationError(`DATABASE_URL or ${subgraph.toUpperCase()}_DATABASE_URL must be set`)
    const { username, password, pathname } = new URL(url)
    const adminUrl = Object.assign(new URL(admin), { pathname }).href
    const login = { name: decodeURIComponent(username), password: decodeURIComponent(password) }
    const applied = await migrate({ subgraph, adminUrl, login })
    process.stdout.write(`${subgraph}: ${applied.length === 0 ? 'up to date' : applied.join(', ')}\n`)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
