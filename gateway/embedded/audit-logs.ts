// Reads the audit logs of an installation anew, and says in lines what is broken.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { type AuditVerdict, verifyAudit } from '@quintet/kit/audit/verify.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { createKeyring, type Keyring } from '@quintet/kit/sealed/keyring.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import type { Config } from './config.ts'
import type { DataServer } from './data-server.ts'
import { rootSecrets } from './database.ts'

/** Heads are signed under the root secret or a key file. A secret is never made here. */
export async function auditKeyring({
  dataDirectory,
  secrets,
  sealingKeys,
}: Pick<Config, 'dataDirectory' | 'secrets' | 'sealingKeys'>): Promise<Keyring> {
  if (secrets === null && !existsSync(join(dataDirectory, 'secret'))) {
    throw new SettingsError('QUINTET_SECRET must be the secret of the data, or DATA_DIR the directory that holds it')
  }
  return createKeyring(await rootSecrets(dataDirectory, secrets), sealingKeys)
}

/** Verifies the audit logs of all subgraphs, and prints what it finds. @returns whether all hold */
export async function auditLogsHold(urlOf: DataServer['urlOf'], ring: Keyring): Promise<boolean> {
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
