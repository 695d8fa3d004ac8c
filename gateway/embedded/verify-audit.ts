// `pnpm -s verify-audit [--database URL]` verifies the audit logs: exit code 0 they hold, 1 the first broken entry of each
// chain is named, 2 they cannot be read. Without --database it reads MIGRATION_DATABASE_URL, or the data in DATA_DIR.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { type AuditVerdict, verifyAudit } from '@quintet/kit/audit/verify.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { createKeyring, type Keyring } from '@quintet/kit/sealed/keyring.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { type Config, readConfig } from './config.ts'
import { type DataServer, openDataServer } from './data-server.ts'
import { rootSecrets } from './database.ts'

/** Heads are signed under the root secret or a key file. A secret is never made here. */
async function keyringOf({ dataDirectory, secrets, sealingKeys }: Config): Promise<Keyring> {
  if (secrets === null && !existsSync(join(dataDirectory, 'secret'))) {
    throw new SettingsError('QUINTET_SECRET must be the secret of the data, or DATA_DIR the directory that holds it')
  }
  return createKeyring(await rootSecrets(dataDirectory, secrets), sealingKeys)
}

async function verifyAll(urlOf: DataServer['urlOf'], ring: Keyring): Promise<boolean> {
  const verdicts: (AuditVerdict & { readonly subgraph: string })[] = []
  for (const subgraph of subgraphNames) {
    const url = urlOf(subgraph)
    const database = openDatabase({ subgraph, url, directUrl: url })
    try {
      const [log] = await database.jobs`select to_regclass(${`${subgraph}.audit_log`}) is not null as "isThere"`
      if (log!.isThere) verdicts.push({ subgraph, ...(await verifyAudit(database.jobs, subgraph, { ring })) })
    } finally {
      await database.close()
    }
  }
  if (verdicts.length === 0) throw new Error('This database has no audit log of Quintet')
  let broken = 0
  for (const { subgraph, faults } of verdicts) {
    for (const { tenantId, sequence, id, what } of faults) {
      broken++
      const entry = `entry ${sequence}${id === null ? '' : ` (${id})`}`
      process.stdout.write(`BROKEN ${subgraph}.audit_log, tenant ${tenantId}: ${entry} ${what}\n`)
    }
  }
  const sum = (of: 'chains' | 'entries' | 'unchained') => verdicts.reduce((total, verdict) => total + verdict[of], 0)
  const waiting = sum('unchained') === 0 ? '' : `; ${sum('unchained')} more are not chained yet`
  process.stdout.write(
    broken === 0
      ? `The audit log holds: ${sum('entries')} entries in ${sum('chains')} chains${waiting}\n`
      : `${broken} of ${sum('chains')} chains are broken\n`,
  )
  return broken === 0
}

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
  const ring = await keyringOf(config)
  const server = await openDataServer(config, given)
  process.exitCode = (await verifyAll(server.urlOf, ring).finally(server.stop)) ? 0 : 1
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
