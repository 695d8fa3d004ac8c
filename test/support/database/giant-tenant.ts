// One tenant that holds nearly all rows, beside thousands that hold a handful each: what plans made for all fit least.
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import type postgres from 'postgres'
import { type EntityName, entities } from '../entities.ts'
import { readTables, type TableFacts } from './catalogue.ts'
import { leastRow } from './rows.ts'

export interface Tenant {
  readonly name: string
  /** 0 is the giant. */
  readonly number: number
  /** Its rows in each table. */
  readonly rows: number
}
/** With the giant's rows they make plans: fewer rows beside as many tenants, and PostgreSQL reads tables whole. */
const tinyTenants = 600
export const giant: Tenant = { name: 'the giant', number: 0, rows: 12_000 }
export const tiny: Tenant = { name: 'a tiny tenant', number: 403, rows: 4 }

/** Ids of tables whose rows are made from their checks alone. */
const otherSpace = 'fff'
const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0')

/** The nth of a kind in a tenant, from 1; the tenant itself is its 0th. Ids sort by their number. */
export const idIn = (tenant: Tenant, kind: EntityName, n: number): string => idOf(entities[kind].space, tenant, n)
const idOf = (space: string, tenant: Tenant, n: number): string =>
  `0190000f-0000-7000-8${space}-${hex(tenant.number, 4)}${hex(n, 8)}`

export const category = 'personal-loan'
/** The board of half of a tenant's analyses; the others are on boards of a few. */
export const crowdedJob = 1
export const quietJobOf = (n: number): number => Math.floor(n / 16) * 2 + 2

const id = (kind: EntityName, n: string) => `pg_temp.id('${entities[kind].space}', t, ${n})`
const member = (n: string) => id('User', n)
const text = `
  -- Neither triggers nor keys are looked at: what is written below breaks none.
  set session_replication_role = replica;
  create function pg_temp.id(kind text, t int, n int) returns uuid immutable language sql as
    $$ select ('0190000f-0000-7000-8' || kind || '-' || lpad(to_hex(t), 4, '0') || lpad(to_hex(n), 8, '0'))::uuid $$;
  -- As they would have come: all tenants at once. Tiny ones have one to four rows.
  create temp table row_of as select ${id('Tenant', '0')} as tenant_id, t, n, (n::bigint * 7919 + t) % 10001 as score
    from generate_series(0, ${tinyTenants}) t, generate_series(1, case t when 0 then ${giant.rows} else 1 + t % 4 end) n
    order by n, t;

  insert into tenancy.tenants (id, slug, name)
    select tenant_id, 'tenant-' || t, 'Tenant' from row_of where n = 1;
  -- The first member of a tiny tenant belongs to the giant too.
  insert into tenancy.memberships (tenant_id, id, user_id)
    select tenant_id, ${id('Membership', 'n')}, case n when 1 then pg_temp.id('001', 0, t + 1) else ${member('n')} end from row_of;
  insert into tenancy.role_bindings (tenant_id, user_id, role) select tenant_id, user_id, 'member' from tenancy.memberships;

  -- Sixteen below each category, four versions of each document.
  insert into tenancy.categories (tenant_id, id, parent_id, name, attributes, updated_at)
    select tenant_id, ${id('Category', 'n')}, ${id('Category', 'n / 16 + 1')}, 'Category ' || n, '[]', now() from row_of where n <= 2000;
  insert into tenancy.document_versions (tenant_id, id, document_id, number, status, file_name, content_type, size, sha256, uploaded_by)
    select tenant_id, pg_temp.id('ffe', t, n), pg_temp.id('ffd', t, n / 4), n % 4 + 1, 'AVAILABLE', 'cv.pdf', 'application/pdf', 1,
      repeat('0', 64), ${member('n')} from row_of;

  -- One after the other, there and back.
  insert into tenancy.tenant_moves (tenant_id, id, from_id, to_id, status)
    select tenant_id, pg_temp.id('ffc', t, n), pg_temp.id('ffb', 0, n % 2), pg_temp.id('ffb', 0, 1 - n % 2), 'PURGED' from row_of
      where n <= 2000;

  insert into identity.users (realm_id, id, email, email_norm, password_hash, password_scheme)
    select '${platformRealmId}', ${member('n')}, t || '-' || n, t || '-' || n, 'x', 'x' from row_of;
  insert into identity.profiles (realm_id, id, first_name, last_name)
    select '${platformRealmId}', ${member('n')}, 'First', 'Last' from row_of;
  insert into identity.sessions (realm_id, id, user_id, acr, authenticated_at, hmac_key, rotated_at, expires_at)
    select '${platformRealmId}', ${id('Session', 'n')}, ${member('n')}, 'aal1', now(), '', now(), now() from row_of;

  insert into marketplace.licences (tenant_id, id, module_id, type, starts_at)
    select tenant_id, ${id('Licence', 'm::int')}, modules.id, 'PURCHASED', now()
    from row_of, (select id, row_number() over () as m from marketplace.modules) modules where n = 1;

  -- The second member of each tenant holds a tenth of its applications.
  insert into credit.applications (tenant_id, id, applicant_id, category, status, amount_minor, currency, term_months, purpose)
    select tenant_id, ${id('CreditApplication', 'n')}, ${member('case n % 10 when 0 then 2 else n end')}, '${category}', 'DRAFT',
      100000, 'EUR', 24, 'A heat pump' from row_of;
  insert into credit.application_status_history (tenant_id, application_id, sequence, to_status, actor_id)
    select tenant_id, ${id('CreditApplication', 'n')}, 1, 'DRAFT', tenant_id from row_of;
  insert into credit.scores (tenant_id, board, subject_id, value_hundredths, source_id, sequence, updated_at)
    select tenant_id, '${category}', ${member('n')}, score, tenant_id, n, now() from row_of;
  insert into credit.outbox (tenant_id, topic, key, sequence, payload)
    select tenant_id, 'credit.scores', '${category}', n, '{}' from row_of;
  insert into credit.streams (tenant_id, topic, key, last_sequence)
    select tenant_id, topic, key, count(*) from credit.outbox group by 1, 2, 3;

  -- A tenant has few tiers and one calendar.
  insert into credit.account_tiers (tenant_id, id, level, name, requires, limits, updated_at)
    select tenant_id, pg_temp.id('ffc', t, n), n, 'Tier', '{}', '[]', now() from row_of where n <= 4;
  insert into credit.business_calendars (tenant_id, id, mode, time_zone, holidays, business_date, closed_through, updated_at)
    select tenant_id, pg_temp.id('ffb', t, n), 'AUTOMATIC', 'UTC', '{}', '2026-01-02', '2026-01-01', now() from row_of where n = 1;
  insert into credit.referral_programs (tenant_id, id, currency, referrer_bonus_minor, level_weights, minimum_deposit_minor,
      deposit_within_days, hold_days, cap_per_referrer, cap_days, claw_back_days, budget_account_id, is_active, updated_at)
    select tenant_id, pg_temp.id('ff7', t, n), 'EUR', 1, '["1"]', 1, 1, 1, 1, 1, 1, pg_temp.id('ffa', t, n), true, now()
    from row_of where n = 1;
  insert into credit.savings_plans (tenant_id, id, slug, name, kind, currency, annual_rate, day_count, balance_method, compounding,
      minimum_minor, top_ups_allowed, early_rule, required_tier, is_active, updated_at)
    select tenant_id, pg_temp.id('ff8', t, n), 'plan-' || n, 'Plan', 'FLEXIBLE', 'EUR', '1', 'ACT_360', 'MINIMUM', 'DAILY', 1, true,
      'FORBIDDEN', 0, true, now() from row_of where n <= 500;
  insert into credit.loan_providers (tenant_id, id, slug, name, categories, is_active, updated_at)
    select tenant_id, pg_temp.id('ff7', t, n), 'lender-' || n, 'Lender', '[]', true, now() from row_of where n <= 100;
  -- The second member, who asks, lends nothing: lenders see no bids of others.
  insert into credit.loan_provider_members (tenant_id, id, provider_id, user_id)
    select tenant_id, pg_temp.id('ff6', t, n), pg_temp.id('ff7', t, n), ${member('n')} from row_of where n <> 2 and n <= 100;
  insert into credit.accounts (tenant_id, id, kind, currency, owner_id, status, has_balance, updated_at)
    select tenant_id, pg_temp.id('ffa', t, n), 'WALLET', 'EUR', ${member('n')}, 'OPEN', true, now() from row_of;
  insert into credit.ledger_seals (tenant_id, id, sequence, transaction_id, hash)
    select tenant_id, pg_temp.id('ff9', t, n), n, pg_temp.id('fff', t, n), '' from row_of;

  insert into recruiting.jobs (tenant_id, id, title, description, required_skills, preferred_skills)
    select tenant_id, ${id('Job', 'n')}, 'Job', 'What there is to do', '["sql"]', '[]' from row_of;
  insert into recruiting.recruiting_policies (tenant_id, id, number, minimum_months, communication_weight, retention_months,
      blind_review, written_by)
    select tenant_id, ${id('Job', 'n')}, n, '{"ENTRY":0,"MID":24,"SENIOR":60,"LEAD":96}', 20, 6, false, tenant_id
    from row_of where n <= 100;
  insert into recruiting.candidates (tenant_id, id, name, email, skills, experience, education)
    select tenant_id, ${id('Candidate', 'n')}, 'Name', 'name@giant.example', '["sql"]', '[]', '[]' from row_of;
  insert into recruiting.cv_documents (tenant_id, id, document_id, file_key, file_name, content_type, candidate_id, status, step,
      steps, flags, added_by, updated_at)
    select tenant_id, pg_temp.id('ff6', t, n), tenant_id, '', 'cv.pdf', 'application/pdf', ${id('Candidate', 'n')}, 'QUEUED', 'STORE',
      '[]', '{}', tenant_id, now() from row_of;
  insert into recruiting.analyses (tenant_id, id, job_id, candidate_id, policy, taxonomy, as_of, input_hash, inputs, trace,
      score_bp, analyzed_by)
    select tenant_id, ${id('CvAnalysis', 'n')}, ${id('Job', `case n % 2 when 0 then ${crowdedJob} else n / 16 * 2 + 2 end`)},
      ${id('Candidate', 'n')}, 'match-1', 'skills-1', '2026-01-01', repeat('0', 64), '{}', '{}', score, tenant_id from row_of;
  insert into recruiting.standings (tenant_id, board, subject_id, value_hundredths, source_id, sequence, updated_at)
    select tenant_id, job_id::text, candidate_id, score_bp, id, 1, created_at from recruiting.analyses;
  insert into recruiting.streams (tenant_id, topic, key, last_sequence)
    select tenant_id, 'recruiting.standings', board, count(*) from recruiting.standings group by 1, 3;
  ${['credit.scores', 'recruiting.standings'].map(histogramOf).join('\n')}
  reset session_replication_role;
`

/** Fills the histogram of a board's table, as triggers would have kept it. */
export function histogramOf(table: string): string {
  return `insert into ${table}_tally (tenant_id, board, width, lowest, count)
    select tenant_id, board, width, value_hundredths / width * width, count(*)
    from ${table}, (values (1), (100)) widths (width) group by 1, 2, 3, 4 order by 1, 2, 3, 4;`
}

/** Rows of the giant in a table that is not written by name above: more than any page may read. */
const otherRows = 7_000

/** Fills a table of tenants' rows that is empty so far, with rows that break none of its checks. */
async function fillEmpty(admin: postgres.Sql, table: TableFacts): Promise<void> {
  if (
    !['tenant', 'person', 'stream', 'searched'].includes(String(table.scope)) ||
    !table.columns.some(({ name }) => name === 'id')
  )
    return
  const [found] = await admin.unsafe(`select exists (select from ${table.label}) as any`)
  if (found!.any) return
  const row = await leastRow(admin, table, { tenant_id: idIn(giant, 'Tenant', 0), id: idOf(otherSpace, giant, 1) })
  const uuidPattern = /^[0-9a-f]{8}-/
  // Another in each row, so that unique keys hold.
  const expressionOf = (name: string) => {
    const { type } = table.columns.find((column) => column.name === name)!
    if (name === 'tenant_id') return name
    if (type === 'uuid') return `pg_temp.id('${otherSpace}', t, n)`
    if (type === 'bytea') return `decode(md5(t || '-' || n), 'hex')`
    return uuidPattern.test(row[name]!) ? `md5(t || '-' || n)` : `'${row[name]}'::${type}`
  }
  const columns = Object.keys(row)
  await admin.unsafe(`set session_replication_role = replica;
    insert into ${table.label} (${columns.join(', ')}) select ${columns.map(expressionOf).join(', ')} from row_of
      where n <= ${otherRows};
    reset session_replication_role`)
}

/** Writes it as a superuser, and has PostgreSQL count what it holds, as autovacuum does. */
export async function writeGiant(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(text)
  for (const table of await readTables(admin)) await fillEmpty(admin, table)
  await admin.unsafe('vacuum analyze')
}
