// The audit of isolation finds what is wrong with a database, and finds nothing wrong with ours.
import { auditIsolation, ownColumns } from '@quintet/drizzle/isolation/audit.ts'
import { type HoleKind, remedies } from '@quintet/drizzle/isolation/holes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const audit = (columns = ownColumns) => auditIsolation(database.admin, columns)

/** A hole, what plants it, and what is to be found. Each is planted in a transaction that is rolled back. */
const planted: readonly (readonly [string, string, HoleKind, string])[] = [
  [
    'a policy for the logins of the application that shows all rows',
    'create policy open on recruiting.jobs to recruiting_runtime using (true)',
    'NO_POLICY',
    'recruiting.jobs',
  ],
  [
    'a policy that shows all tenants the same rows',
    'create policy open on credit.scores using (tenant_id is not null)',
    'NO_POLICY',
    'credit.scores',
  ],
  [
    'a table without row-level security',
    'alter table tenancy.invitations disable row level security',
    'NO_POLICY',
    'tenancy.invitations',
  ],
  [
    'a policy that shows all rows',
    'create policy open on recruiting.jobs using (true)',
    'NO_POLICY',
    'recruiting.jobs',
  ],
  [
    'a policy for reading that shows all rows',
    'create policy open on credit.scores for select using (true)',
    'NO_POLICY',
    'credit.scores',
  ],
  [
    'a policy that lets rows be moved to other tenants',
    'alter policy tenant on recruiting.candidates with check (true)',
    'NO_POLICY',
    'recruiting.candidates',
  ],
  [
    'a new table without policies',
    'create table tenancy.notes (tenant_id uuid not null, id uuid, created_at timestamptz not null)',
    'NO_POLICY',
    'tenancy.notes',
  ],
  [
    'a table whose owner bypasses its policies',
    'alter table tenancy.memberships no force row level security',
    'NO_FORCE',
    'tenancy.memberships',
  ],
  [
    'a login that owns a table',
    'alter table recruiting.jobs owner to recruiting_test',
    'RUNTIME_OWNS',
    'recruiting.jobs',
  ],
  ['a login that is a member of the owner', 'grant credit_owner to credit_test', 'RUNTIME_OWNS', 'credit.scores'],
  ['a login that bypasses row-level security', 'alter role tenancy_test bypassrls', 'BYPASSES_RLS', 'tenancy_test'],
  [
    'a login that may become a role that bypasses row-level security',
    'create role passing bypassrls; grant passing to tenancy_test',
    'BYPASSES_RLS',
    'tenancy_test',
  ],
  [
    'a view with the rights of its owner',
    'create view tenancy.everyone as select * from tenancy.memberships',
    'VIEW_AS_OWNER',
    'tenancy.everyone',
  ],
  [
    'a materialized view',
    'create materialized view credit.copy as select * from credit.applications',
    'VIEW_AS_OWNER',
    'credit.copy',
  ],
  [
    'a foreign key by id alone',
    'create unique index on recruiting.jobs (id); alter table recruiting.candidates add job uuid references recruiting.jobs (id)',
    'KEY_BY_ID_ALONE',
    'recruiting.candidates.candidates_job_fkey',
  ],
  [
    'a unique key over all tenants',
    'create unique index names on recruiting.candidates (name)',
    'UNIQUE_WITHOUT_TENANT',
    'recruiting.names',
  ],
  [
    'a unique key over all realms',
    'create unique index addresses on identity.users (email)',
    'UNIQUE_WITHOUT_TENANT',
    'identity.addresses',
  ],
  [
    'a function with the rights of its owner and the search path of its caller',
    "create function credit.all_scores() returns bigint language sql security definer as 'select count(*) from credit.scores'",
    'DEFINER_WITHOUT_SEARCH_PATH',
    'credit.all_scores()',
  ],
  [
    'a foreign key without an index',
    'drop index recruiting.analyses_candidate',
    'KEY_WITHOUT_INDEX',
    'recruiting.analyses',
  ],
  [
    'a table that does not say when its rows were written',
    'alter table tenancy.feature_flags drop column created_at, drop column if exists updated_at',
    'NO_TIMESTAMPS',
    'tenancy.feature_flags',
  ],
  ['a table that everyone may read', 'grant select on credit.scores to public', 'EXTRA_GRANT', 'credit.scores'],
  [
    'a login that may empty a table',
    'grant truncate on recruiting.jobs to recruiting_runtime',
    'EXTRA_GRANT',
    'recruiting.jobs',
  ],
  ['a login that may make tables', 'grant create on schema credit to credit_test', 'EXTRA_GRANT', 'credit'],
]

describe('the audit of isolation', () => {
  it('finds no hole in the migrated database', async () => {
    const report = await audit()
    expect(report.holes).toEqual([])
    expect(report.verdict).toBe('holds')
    expect(report.objects).toBeGreaterThan(80)
  })

  it.each(planted)('finds %s', async (_, statement, kind, object) => {
    const undone = new Error('undone')
    const found = database.admin.begin(async (sql) => {
      await sql.unsafe(statement)
      const { holes } = await auditIsolation(sql as never, ownColumns)
      expect(holes.filter((hole) => hole.kind === kind).map((hole) => hole.object.startsWith(object))).toContain(true)
      throw undone
    })
    await expect(found).rejects.toBe(undone)
  })

  it('has a remedy for exactly the kinds of holes that are tested here', () => {
    expect([...new Set(planted.map(([, , kind]) => kind))].sort()).toEqual(Object.keys(remedies).sort())
  })

  it('works on any database that separates tenants by a column, and says when no table has it', async () => {
    await database.admin.unsafe(`create schema shop;
      create table shop.orders (id uuid primary key default gen_random_uuid(), shop_id int not null, total int);
      create table shop.lines (id bigint generated always as identity primary key, shop_id int not null, order_id uuid references shop.orders);
      grant usage on schema shop to public; grant select on shop.lines to public`)
    const { holes } = await audit(['shop_id'])
    expect(holes.map(({ kind, object }) => `${kind} ${object}`)).toEqual([
      'NO_POLICY shop.lines',
      'NO_POLICY shop.orders',
      'KEY_BY_ID_ALONE shop.lines.lines_order_id_fkey',
      'KEY_WITHOUT_INDEX shop.lines.lines_order_id_fkey',
      'NO_TIMESTAMPS shop.lines',
      'NO_TIMESTAMPS shop.orders',
      'EXTRA_GRANT shop.lines',
    ])
    await database.admin.unsafe(`create table shop.visits (shop_id int not null, at timestamptz not null) partition by range (at);
      create policy shop on shop.visits using (shop_id = current_setting('app.shop')::int);
      alter table shop.visits enable row level security, force row level security;
      create unique index visits_at on shop.visits (shop_id, at);
      create table shop.visits_2026 partition of shop.visits for values from ('2026-01-01') to ('2027-01-01');
      create table shop.visits_2027 partition of shop.visits for values from ('2027-01-01') to ('2028-01-01');
      grant select on shop.visits, shop.visits_2027 to tenancy_test`)
    const ofVisits = (await audit(['shop_id'])).holes.filter(({ object }) => object.includes('visits'))
    // A part that no login may name has the policies of its table.
    expect(ofVisits.map(({ kind, object }) => `${kind} ${object}`)).toEqual(['NO_POLICY shop.visits_2027'])
    await expect(audit(['no_such_column'])).rejects.toThrow('There is no table with a column no_such_column')
  })
})
