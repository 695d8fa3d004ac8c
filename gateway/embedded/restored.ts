// Verifies data that were just restored, and prints a line or more for each question.
import { checkLedger } from '@quintet/credit/ledger/check.ts'
import type { RestoredRows } from '@quintet/drizzle/backup/rows.ts'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { visitDatabase } from '@quintet/drizzle/doctor/doctor.ts'
import type { FindingKind } from '@quintet/drizzle/doctor/findings.ts'
import { auditDatabases, ownColumns } from '@quintet/drizzle/isolation/audit.ts'
import { subgraphNames } from '@quintet/schema/load.ts'
import { auditKeyring, auditLogsHold } from './audit-logs.ts'
import type { Config } from './config.ts'

/** Of what the doctor finds, what comes of the restore and not of the load. */
const relevant: readonly FindingKind[] = [
  'ROLE_MISSING',
  'ROLE_TOO_STRONG',
  'MIGRATION_PENDING',
  'MIGRATION_CHANGED',
  'MIGRATION_UNKNOWN',
  'INDEX_INVALID',
]
const say = (line: string): void => void process.stdout.write(`${line}\n`)

async function rolesFit(url: string): Promise<boolean> {
  const findings = (await visitDatabase(url, { subgraphs: subgraphNames })).filter(({ kind }) =>
    relevant.includes(kind),
  )
  for (const { kind, object, what } of findings) say(`BROKEN ${kind} ${object} ${what}`)
  say(findings.length === 0 ? 'Roles and migrations fit this code' : `${findings.length} findings of the doctor`)
  return findings.length === 0
}

async function rowsAreThere(restored: RestoredRows): Promise<boolean> {
  for (const subgraph of subgraphNames) {
    const { tables, rows } = await restored.count(subgraph)
    if (tables === 0) throw new Error(`${subgraph} has none`)
    say(`${subgraph}: ${tables} tables, ${rows} rows`)
  }
  return true
}

async function ledgersHold(restored: RestoredRows, url: string): Promise<boolean> {
  const tenants = await restored.ledgerTenants()
  const database = openDatabase({ subgraph: 'credit', url, directUrl: url })
  try {
    let transactions = 0
    let broken = 0
    for (const id of tenants) {
      const scope = database.scope({ tenantId: id, userId: null, realmId: null })
      const found = await scope.snapshot(checkLedger)
      transactions += found.transactions
      for (const { kind, message } of found.faults) say(`BROKEN ledger of tenant ${id}: ${kind} ${message}`)
      if (found.faults.length > 0) broken++
    }
    say(
      broken === 0
        ? `The ledgers hold: ${transactions} transactions of ${tenants.length} tenants`
        : `${broken} of ${tenants.length} ledgers are broken`,
    )
    return broken === 0
  } finally {
    await database.close()
  }
}

async function isolationHolds(url: string): Promise<boolean> {
  const { holes, objects } = await auditDatabases([url], ownColumns)
  for (const { kind, object, what } of holes) say(`HOLE ${kind} ${object}: ${what}`)
  say(holes.length === 0 ? `Isolation holds: ${objects} objects` : `${holes.length} holes`)
  return holes.length === 0
}

/**
 * @param url of the administrator @param restored the same server
 * @param secrets where the root secret and sealing keys are
 * @returns whether everything holds
 */
export async function restoredDataHold(
  url: string,
  restored: RestoredRows,
  secrets: Pick<Config, 'dataDirectory' | 'secrets' | 'sealingKeys'>,
): Promise<boolean> {
  const questions: readonly (readonly [what: string, ask: () => Promise<boolean>])[] = [
    ['roles and migrations', () => rolesFit(url)],
    ['tables', () => rowsAreThere(restored)],
    ['audit logs', async () => auditLogsHold(() => url, await auditKeyring(secrets))],
    ['ledgers', () => ledgersHold(restored, url)],
    ['isolation', () => isolationHolds(url)],
  ]
  let holds = true
  for (const [what, ask] of questions) {
    // What is broken must not hide the rest.
    const answer = await ask().catch((error: Error) => {
      say(`BROKEN ${what}: ${error.message}`)
      return false
    })
    holds &&= answer
  }
  return holds
}
