// What loans cost: a plan of 360 instalments in each convention, and a business date that is closed over many loans.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { closeLoans } from '@quintet/credit/loans/closing.ts'
import { scheduleOf, type Terms } from '@quintet/credit/loans/schedules.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { openDatabase } from '@quintet/drizzle/client/database.ts'
import { startEmbeddedPostgres } from '@quintet/drizzle/embedded/postgres.ts'
import { migrate } from '@quintet/drizzle/migrate/migrate.ts'
import postgres from 'postgres'
import { withParts } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph } from '../../support/quintet/subgraph.ts'
import { quantile, tableOf } from '../table.ts'

const instalments = 360
const runs = 200
/** CPU milliseconds that a plan may take. */
const promisedMilliseconds = 1

/** CPU milliseconds of one plan: the median of many. */
function cpuOfPlan(more: Partial<Terms>): number {
  const terms: Terms = {
    principalMinor: 300_000_00n,
    annualRate: '4.375',
    instalments,
    startOn: '2026-01-31',
    firstDueOn: null,
    every: 'MONTH',
    dayCount: 'ACT_365F',
    scheduleKind: 'ANNUITY',
    holidays: [],
    ...more,
  }
  const each = Array.from({ length: runs }, () => {
    const before = process.cpuUsage()
    scheduleOf(terms)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return quantile(each, 0.5)
}

function plans(): string {
  const kinds = ['ANNUITY', 'EQUAL_PRINCIPAL', 'INTEREST_ONLY'] as const
  const dayCounts = ['ACT_365F', 'ACT_ACT_ISDA', 'THIRTY_360'] as const
  const rows = kinds.flatMap((scheduleKind) =>
    dayCounts.map((dayCount) => {
      const milliseconds = cpuOfPlan({ scheduleKind, dayCount })
      return [scheduleKind, dayCount, milliseconds.toFixed(2), milliseconds < promisedMilliseconds ? 'yes' : 'NO']
    }),
  )
  return tableOf([['360 instalments', 'days', 'CPU ms', `under ${promisedMilliseconds}`], ...rows])
}

/** Loans of one tenant with an instalment that was due five days before a day, made without their money. */
async function fill(admin: postgres.Sql, tenantId: string, count: number, day: string): Promise<void> {
  await admin.begin(async (sql) => {
    // Neither the ledger nor the steps of applications are needed.
    await sql`set local session_replication_role = replica`
    await sql`insert into credit.applications (tenant_id, id, applicant_id, category, status, amount_minor, currency,
        term_months, purpose)
      select ${tenantId}, uuidv7(), uuidv7(), 'loan', 'REPAYING', 100000, 'EUR', 12, 'A loan' from generate_series(1, ${count})`
    await sql`insert into credit.loans (tenant_id, id, application_id, bid_id, borrower_id, provider_id, account_id, funding_id,
        hold_id, currency, principal_minor, fees_minor, nominal_rate, apr, term_months, schedule_kind, start_on, plan,
        counted_on, principal_open_minor, interest_open_minor, penalty_open_minor, days_past_due, next_due_on, updated_at)
      select tenant_id, uuidv7(), id, id, applicant_id, id, id, id, id, 'EUR', 100000, 0, '12', '12.68', 12, 'ANNUITY',
        ${day}::date - 35, (select jsonb_agg(jsonb_build_object('dueOn', (${day}::date - 35 + n * 30)::text,
          'principal', case when n = 12 then '8337' else '8333' end, 'interest', '500')) from generate_series(1, 12) n),
        ${day}::date - 6, 100000, 0, 0, 0, ${day}::date - 5, now()
      from credit.applications where tenant_id = ${tenantId}`
  })
  await admin`analyze credit.loans, credit.applications`
}

/** @param count how many loans are past due */
export async function benchLoans(count: number): Promise<string> {
  const planTable = plans()
  const directory = await mkdtemp(join(tmpdir(), 'quintet-loans-'))
  const server = await startEmbeddedPostgres({ directory })
  const adminUrl = `postgres://postgres:${encodeURIComponent(server.password)}@${server.host}:${server.port}/postgres`
  const login = { name: 'bench', password: 'bench' }
  await migrate({ subgraph: 'credit', adminUrl, login })
  const url = withParts(adminUrl, { user: login.name, password: login.password })
  const database = openDatabase({ subgraph: 'credit', url, directUrl: adminUrl, connections: 4 })
  const subgraph = await startSubgraph(credit, { adminUrl, open: () => database })
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    const tenantId = randomUUID()
    const day = '2026-06-30'
    await fill(admin, tenantId, count, day)
    const context = subgraph.running.contextFor(envelopeOf({ userId: randomUUID(), tenantId, grants: [] }))
    const begun = performance.now()
    await closeLoans(context, day, new AbortController().signal)
    const seconds = (performance.now() - begun) / 1000
    await context.scope.close()
    const [late] = await admin`select count(*)::int as count from credit.loans where days_past_due = 6`
    if (late!.count !== count) throw new Error(`${late!.count} of ${count} loans were counted`)
    const job = tableOf([
      ['loans past due', 'seconds', 'loans a second'],
      [String(count), seconds.toFixed(1), (count / seconds).toFixed(0)],
    ])
    return `${planTable}\n\n${job}\n`
  } finally {
    await subgraph.close()
    await Promise.all([database.close(), admin.end()])
    await server.stop()
    await rm(directory, { recursive: true, force: true, maxRetries: 10 })
  }
}
