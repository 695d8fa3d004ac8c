// What makes the tables as large as a platform's: some hundred tenants beside those of the demo, each at work.
import { demoId } from '@quintet/kit/demo/people.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import type postgres from 'postgres'
import { histogramOf } from '../../support/database/giant-tenant.ts'

export const bulkTenants = 300
const membersPerTenant = 30
const jobsPerTenant = 30
const candidatesPerTenant = 60
const analysesPerJob = 8

/** The address of the first member of a tenant, its agent and a plain member of the next tenant. */
export const agentEmail = (tenant: number): string => `member-${tenant}-1@bulk.example`

const now = `timestamptz '2026-01-01' + interval '1 minute'`
const tenants = `generate_series(1, ${bulkTenants}) t`
const members = `${tenants}, generate_series(1, ${membersPerTenant}) i`
const jobs = `${tenants}, generate_series(1, ${jobsPerTenant}) j`
const candidate = `(j * 7 + k * 3) % ${candidatesPerTenant} + 1`
const score = '1000 + (j * 997 + k * 1319 + t * 31) % 9000'

const text = `
  -- Without triggers and foreign keys: the rows below violate none.
  set session_replication_role = replica;

  create function pg_temp.id(space text, n bigint) returns uuid immutable language sql as
    $$ select ('0190000f-0000-7000-8' || space || '-' || lpad(to_hex(n), 12, '0'))::uuid $$;

  insert into tenancy.tenants (id, slug, name)
    select pg_temp.id('002', t), 'bulk-' || t, 'Bulk ' || t from ${tenants};
  insert into identity.users (realm_id, id, email, email_norm, password_hash, password_scheme, last_tenant_id)
    select '${platformRealmId}', pg_temp.id('001', t * 100 + i), email, email, password_hash, password_scheme,
      pg_temp.id('002', t)
    from ${members}, format('member-%s-%s@bulk.example', t, i) email,
      (select password_hash, password_scheme from identity.users where id = '${demoId('001', 2)}') known;
  insert into identity.profiles (realm_id, id, first_name, last_name)
    select '${platformRealmId}', pg_temp.id('001', t * 100 + i), 'First' || i, 'Last' || t from ${members};
  insert into tenancy.memberships (tenant_id, id, user_id)
    select pg_temp.id('002', t), pg_temp.id('003', t * 100 + i), pg_temp.id('001', t * 100 + i) from ${members}
    union all
    select pg_temp.id('002', t % ${bulkTenants} + 1), pg_temp.id('003', t * 100 + 50), pg_temp.id('001', t * 100 + 1)
    from ${tenants};
  insert into tenancy.role_bindings (tenant_id, user_id, role)
    select tenant_id, user_id,
      case when right(id::text, 12) = lpad(to_hex(t * 100 + 1), 12, '0') then 'agent' else 'member' end
    from tenancy.memberships join ${tenants} on tenant_id = pg_temp.id('002', t);

  insert into marketplace.licences (tenant_id, id, module_id, type, is_active, starts_at, expires_at)
    select pg_temp.id('002', t), pg_temp.id('004', t * 10 + m), modules.id,
      (array['PURCHASED', 'SUBSCRIPTION', 'TRIAL', 'PURCHASED'])[m], m < 4 and (m > 1 or t % 3 > 0), ${now},
      case m when 3 then ${now} + interval '30 days' when 2 then timestamptz '2100-01-01' end
    from ${tenants}, (select id, row_number() over (order by id)::int as m from marketplace.modules order by id limit 4) modules;

  insert into recruiting.jobs (tenant_id, id, title, description, required_skills, preferred_skills, experience_level, created_at)
    select pg_temp.id('002', t), pg_temp.id('031', t * 100 + j), title || ' ' || j, description, required_skills,
      preferred_skills, experience_level, ${now}
    from ${jobs}, (select * from recruiting.jobs order by id limit 1) known;
  insert into recruiting.candidates (tenant_id, id, name, email, skills, experience, education, created_at)
    select pg_temp.id('002', t), pg_temp.id('032', t * 100 + c), name || ' ' || c, email, skills, experience, education, ${now}
    from ${tenants}, generate_series(1, ${candidatesPerTenant}) c,
      (select * from recruiting.candidates order by id limit 1) known;
  insert into recruiting.analyses (tenant_id, id, job_id, candidate_id, policy, taxonomy, as_of, input_hash, inputs,
      trace, score_bp, analyzed_by, created_at)
    select pg_temp.id('002', t), pg_temp.id('033', t * 1000 + j * 10 + k), pg_temp.id('031', t * 100 + j),
      pg_temp.id('032', t * 100 + ${candidate}), policy, taxonomy, as_of, input_hash, inputs, trace, ${score},
      pg_temp.id('001', t * 100 + 1), ${now}
    from ${jobs}, generate_series(1, ${analysesPerJob}) k, (select * from recruiting.analyses order by id limit 1) known;
  insert into recruiting.standings (tenant_id, board, subject_id, value_hundredths, source_id, sequence, updated_at)
    select tenant_id, job_id::text, candidate_id, score_bp, id, 1, created_at
    from recruiting.analyses join ${tenants} on tenant_id = pg_temp.id('002', t);

  insert into credit.applications (tenant_id, id, applicant_id, category, status, amount_minor, currency, term_months,
      purpose, submitted_at, version)
    select pg_temp.id('002', t), pg_temp.id('c01', t * 100 + i), pg_temp.id('001', t * 100 + i), 'personal-loan',
      case when i % 3 = 0 then 'UNDER_REVIEW' else 'SUBMITTED' end, 100000 + i * 5000, 'EUR', 24, 'A heat pump', ${now}, 2
    from ${members};
  -- Every fourth has no score yet, and some share theirs.
  insert into credit.scores (tenant_id, board, subject_id, value_hundredths, source_id, sequence, updated_at)
    select pg_temp.id('002', t), 'personal-loan', pg_temp.id('001', t * 100 + i), (i / 2 * 613 + t * 17) % 10001,
      pg_temp.id('001', t * 100 + 1), i, ${now}
    from ${members} where i % 4 > 0;
  truncate credit.scores_tally, recruiting.standings_tally;
  ${['credit.scores', 'recruiting.standings'].map(histogramOf).join('\n')}
  reset session_replication_role;
`

/** Writes it as a superuser beside the demo data, and has PostgreSQL count what it holds. */
export async function writeBulk(admin: postgres.Sql): Promise<void> {
  await admin.unsafe(text)
  await admin`vacuum analyze`
}
