// Every table is isolated by the policies of one scope: what the catalogue of the migrated database must not show.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalogueProblems, readTables } from '../support/database/catalogue.ts'
import { allSubgraphs, cloneDatabase, type TestDatabase } from '../support/database/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

describe('the migrated database', () => {
  it('has no table, key, reference, function, view or role that breaks isolation', async () => {
    expect(await catalogueProblems(database.admin)).toEqual([])
  })

  it('has tables in all five schemas, each of one scope', async () => {
    const tables = await readTables(database.admin)
    expect([...new Set(tables.map(({ schema }) => schema))].sort()).toEqual([...allSubgraphs].sort())
    expect(Object.fromEntries(tables.map(({ label, scope }) => [label, scope]))).toMatchObject({
      'credit.applications': 'tenant',
      'credit.outbox': 'stream',
      'credit.application_status_steps': 'catalogue',
      'identity.users': 'realm',
      'identity.access_changes': 'control',
      'tenancy.tenants': 'tenants',
      'tenancy.memberships': 'person',
      'tenancy.platform_bindings': 'given',
      'marketplace.modules': 'catalogue',
    })
  })
})

const rowSecurity = `alter table credit.planted owner to credit_owner; alter table credit.planted enable row level security;
  alter table credit.planted force row level security;`
const tenantId = `(select nullif(current_setting('app.tenant_id', true), '')::uuid)`
const rightPolicy = `create policy tenant on credit.planted using (tenant_id = ${tenantId}) with check (tenant_id = ${tenantId});`
const rightTable = `create table credit.planted (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id));
  ${rowSecurity} ${rightPolicy}`

describe('the check of the catalogue', () => {
  const planted: [string, string, RegExp][] = [
    [
      'a table without row-level security',
      'create table credit.planted (id uuid); alter table credit.planted owner to credit_owner',
      /credit\.planted: row-level security is not enabled and forced/,
    ],
    [
      'a table without a policy',
      `create table credit.planted (tenant_id uuid not null); ${rowSecurity}`,
      /planted: has the policies of no scope: none/,
    ],
    [
      'row-level security that is enabled but not forced',
      `${rightTable} alter table credit.planted no force row level security`,
      /not enabled and forced/,
    ],
    ['a table of another owner', `${rightTable} alter table credit.planted owner to postgres`, /owned by postgres/],
    [
      'a policy that compares with another setting',
      `create table credit.planted (tenant_id uuid not null); ${rowSecurity}
       ${rightPolicy.replaceAll('app.tenant_id', 'app.user_id')}`,
      /no scope: tenant PERMISSIVE ALL/,
    ],
    [
      'a policy that lets rows be written to other tenants',
      `create table credit.planted (tenant_id uuid not null); ${rowSecurity}
       create policy tenant on credit.planted using (tenant_id = ${tenantId}) with check (true)`,
      /no scope/,
    ],
    [
      'one policy too many',
      `${rightTable} create policy all_of_it on credit.planted for select using (true)`,
      /no scope: all_of_it PERMISSIVE SELECT/,
    ],
    [
      'a tenant’s rows behind the policies of a catalogue',
      `create table credit.planted (tenant_id uuid not null); ${rowSecurity}
       create policy catalogue on credit.planted for select using (true);
       create policy platform on credit.planted to credit_owner, credit_job using (true) with check (true)`,
      /read by all but holds/,
    ],
    [
      'a tenant_id that may be null',
      `create table credit.planted (tenant_id uuid); ${rowSecurity} ${rightPolicy}`,
      /has no tenant_id that is a uuid and not null/,
    ],
    [
      'a unique key without tenant_id',
      `${rightTable} create unique index planted_id on credit.planted (id) include (tenant_id)`,
      /the key credit\.planted_id is unique without tenant_id/,
    ],
    [
      'a reference by id alone',
      `alter table credit.applications add unique (id); ${rightTable}
       alter table credit.planted add constraint bare foreign key (id) references credit.applications (id)`,
      /the reference bare reaches credit\.applications without its tenant_id/,
    ],
    [
      'a reference that takes its tenant_id from another column',
      `${rightTable} alter table credit.planted add constraint crossed
       foreign key (id, tenant_id) references credit.applications (tenant_id, id)`,
      /the reference crossed reaches/,
    ],
    [
      'a reference to another subgraph',
      `${rightTable} alter table credit.planted add constraint far foreign key (tenant_id) references tenancy.tenants (id)`,
      /the reference far crosses to tenancy\.tenants/,
    ],
    [
      'a function with its maker’s rights and the caller’s search_path',
      'create function credit.planted() returns int language sql security definer as $$ select 1 $$',
      /credit\.planted\(\): does not pin its search_path/,
    ],
    [
      'a trigger function that searches the public schema',
      `create function credit.planted() returns trigger language plpgsql set search_path = public as
       $$ begin return new; end $$`,
      /does not pin its search_path/,
    ],
    [
      'a view with its owner’s rights',
      'create view credit.planted as select 1',
      /credit\.planted: is no security_invoker view/,
    ],
    ['a materialised view', 'create materialized view credit.planted as select 1', /planted: shows rows of all/],
    ['a role that bypasses row-level security', 'alter role credit_job bypassrls', /credit_job: may pass the walls/],
    ['an owner that can log in', 'alter role credit_owner login', /credit_owner: has a login/],
    [
      'a login that may truncate',
      'grant truncate on credit.scores to credit_test',
      /credit_test: has TRUNCATE on credit\.scores/,
    ],
    [
      'a login that may refer to rows it cannot see',
      'grant references on credit.scores to public',
      /credit_test: has REFERENCES on credit\.scores/,
    ],
    [
      'a reading role that may write',
      'grant insert on credit.scores to credit_readonly',
      /credit_readonly: has INSERT on credit\.scores/,
    ],
    [
      'a login that cannot take the reading role on',
      'revoke credit_readonly from credit_test',
      /credit_test: may not take on credit_readonly/,
    ],
    ['a login that may make tables', 'grant create on schema credit to credit_test', /may create in credit/],
    ['a login that owns a table', `${rightTable} alter table credit.planted owner to credit_test`, /credit_test: owns/],
    ['a login in the job role', 'grant credit_job to credit_test', /credit_test: is a member of credit_job/],
    [
      'a subgraph that reaches into another’s schema',
      'grant usage on schema identity to credit_runtime',
      /credit_runtime: reaches into identity/,
    ],
  ]
  it.each(planted)('reports %s', async (_, text, problem) => {
    const undone = new Error('undone')
    let problems: string[] = []
    const attempt = database.admin.begin(async (sql) => {
      await sql.unsafe(text)
      problems = await catalogueProblems(sql as never)
      throw undone
    })
    await expect(attempt).rejects.toBe(undone)
    expect(problems.join('\n')).toMatch(problem)
  })

  it('reports nothing for the same table without a fault', async () => {
    const undone = new Error('undone')
    let problems: string[] = ['not read']
    const attempt = database.admin.begin(async (sql) => {
      await sql.unsafe(rightTable)
      problems = await catalogueProblems(sql as never)
      throw undone
    })
    await expect(attempt).rejects.toBe(undone)
    expect(problems).toEqual([])
  })
})
