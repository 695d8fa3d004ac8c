// Audits the isolation of tenants in a database, also one that is not Quintet's. It only reads the catalogue.
import postgres from 'postgres'
import {
  functionHoles,
  grantHoles,
  loginHoles,
  policyHoles,
  referenceHoles,
  timeHoles,
  uniqueHoles,
  viewHoles,
} from './checks.ts'
import { readReached, readRolesOf, readRuntimeLogins, readTenantTables } from './facts.ts'
import type { IsolationReport } from './holes.ts'

/** The columns that tell rows of tenants apart in Quintet's own tables. Users of the platform are kept apart by realm. */
export const ownColumns = ['tenant_id', 'realm_id']

/**
 * @param columns the names of the column that rows of tenants are told apart by
 * @throws when there is no table with such a column: then nothing was looked at
 */
export async function auditIsolation(sql: postgres.Sql, columns: readonly string[]): Promise<IsolationReport> {
  const tables = await readTenantTables(sql, columns)
  if (tables.length === 0) throw new Error(`There is no table with a column ${columns.join(' or ')}`)
  const logins = await readRuntimeLogins(sql, tables)
  const reached = await readReached(sql, tables, logins)
  // A part that no login may name is read through its table alone.
  const named = tables.filter(({ oid, isPartition }) => !isPartition || reached.has(oid))
  const functions = await functionHoles(sql)
  const holes = [
    ...policyHoles(named, await readRolesOf(sql, logins)),
    ...(await loginHoles(sql, tables, logins)),
    ...(await viewHoles(sql, tables)),
    ...(await referenceHoles(sql, tables)),
    ...(await uniqueHoles(sql, tables)),
    ...functions.holes,
    ...timeHoles(tables.filter(({ isPartition }) => !isPartition)),
    ...(await grantHoles(sql, tables, logins)),
  ]
  const objects = tables.length + logins.length + functions.count
  return { verdict: holes.length === 0 ? 'holds' : 'holes', objects, holes }
}

/** The report of several databases, each read once: subgraphs may share one. Nothing can be written to them. */
export async function auditDatabases(urls: readonly string[], columns: readonly string[]): Promise<IsolationReport> {
  const reports: IsolationReport[] = []
  for (const url of new Set(urls)) {
    const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { default_transaction_read_only: true } })
    try {
      reports.push(await auditIsolation(sql, columns))
    } finally {
      await sql.end({ timeout: 2 })
    }
  }
  const holes = reports.flatMap((report) => report.holes)
  const objects = reports.reduce((sum, report) => sum + report.objects, 0)
  return { verdict: holes.length === 0 ? 'holds' : 'holes', objects, holes }
}
