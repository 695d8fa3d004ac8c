// Statements that look for what is wrong with a database. Each answers `object` and `what`, a row for each finding.
import type { FindingKind, Thresholds } from './findings.ts'

export interface Check {
  readonly kind: FindingKind
  readonly text: string
}

/** What must be on, and what it guards. */
const safe = ['fsync', 'full_page_writes', 'synchronous_commit', 'autovacuum', 'track_counts', 'row_security']
const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ')
const schemas = (subgraphs: readonly string[]): string => quoted(subgraphs.flatMap((name) => [name, `${name}_jobs`]))
const session = "'session ' || a.pid || ' (' || coalesce(nullif(a.usename, ''), a.backend_type) || ')'"
const seconds = (instant: string): string => `extract(epoch from clock_timestamp() - ${instant})::int`

/** All checks of one database. @param subgraphs those whose data it holds */
export const databaseChecks = (subgraphs: readonly string[], limits: Thresholds): Check[] => [
  {
    kind: 'OLD_SERVER',
    text: `select 'server' as object, 'is PostgreSQL ' || current_setting('server_version') as what
      where current_setting('server_version_num')::int < 180000`,
  },
  {
    kind: 'UNSAFE_SETTING',
    text: `select name as object, 'is ' || setting || ' (' || source || ')' as what from pg_settings
      where name in (${quoted(safe)}) and setting = 'off'`,
  },
  {
    kind: 'CONNECTIONS_SHORT',
    text: `select 'max_connections' as object, count(*) || ' of ' || current_setting('max_connections') || ' are taken' as what
      from pg_stat_activity where backend_type = 'client backend'
      having count(*) > 0.8 * current_setting('max_connections')::int`,
  },
  {
    kind: 'ROLE_MISSING',
    text: `select name || '_' || kind as object, 'does not exist' as what
      from unnest(array[${quoted(subgraphs)}]) name, unnest(array['owner', 'runtime', 'job', 'readonly']) kind
      where not exists (select from pg_roles where rolname = name || '_' || kind)`,
  },
  {
    kind: 'ROLE_TOO_STRONG',
    text: `select r.rolname as object, concat_ws(' and ', case when r.rolsuper then 'is a superuser' end,
        case when r.rolbypassrls then 'passes row-level security' end,
        case when r.rolcanlogin and r.rolname = g.rolname then 'can log in' end) as what
      from pg_roles r join pg_roles g on g.rolname in (select name || '_runtime' from unnest(array[${quoted(subgraphs)}]) name)
        and (g.oid = r.oid or exists (select from pg_auth_members m where m.roleid = g.oid and m.member = r.oid))
      where (r.rolsuper or r.rolbypassrls or r.rolcanlogin and r.rolname = g.rolname) and r.rolname <> current_user`,
  },
  {
    kind: 'INDEX_INVALID',
    text: `select indexrelid::regclass::text as object, 'of ' || indrelid::regclass || ' is not valid' as what
      from pg_index i join pg_class c on c.oid = i.indexrelid where not indisvalid
        and c.relnamespace::regnamespace::text in (${schemas(subgraphs)})`,
  },
  {
    kind: 'INDEX_UNUSED',
    text: `select s.indexrelid::regclass::text as object,
        'has served no statement, and takes ' || pg_size_pretty(pg_relation_size(s.indexrelid)) as what
      from pg_stat_user_indexes s join pg_index i on i.indexrelid = s.indexrelid
        join pg_stat_user_tables t on t.relid = s.relid
        join pg_stat_database d on d.datname = current_database()
      where s.idx_scan = 0 and not i.indisunique and t.n_live_tup >= ${limits.rows}
        and s.schemaname in (${quoted(subgraphs)})
        and coalesce(d.stats_reset, pg_postmaster_start_time()) <= now() - interval '${limits.statisticsDays} days'`,
  },
  {
    kind: 'INDEX_MISSING',
    text: `select relid::regclass::text as object,
        'is read whole: ' || seq_scan || ' times, ' || seq_tup_read / seq_scan || ' rows each' as what
      from pg_stat_user_tables where schemaname in (${quoted(subgraphs)}) and n_live_tup >= ${limits.rows}
        and seq_scan > 100 and seq_scan > coalesce(idx_scan, 0) and seq_tup_read / seq_scan > ${limits.rows} / 2
      union all
      select conrelid::regclass::text, 'has no index for its key ' || conname from pg_constraint k
      where contype = 'f' and connamespace::regnamespace::text in (${quoted(subgraphs)}) and not exists (
        select from pg_index i where i.indrelid = k.conrelid and i.indisvalid
          and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> (select array_agg(c) from unnest(k.conkey) c
            where cardinality(k.conkey) = 1 or c <> (select attnum from pg_attribute
              where attrelid = k.conrelid and attname = 'tenant_id' union all select 0 limit 1)))`,
  },
  {
    kind: 'LOCK_WAIT',
    text: `select ${session} as object, 'has waited ' || ${seconds('l.waitstart')} || ' s for ' || coalesce(l.relation::regclass::text, l.locktype)
        || ', which session ' || array_to_string(pg_blocking_pids(a.pid), ', ') || ' holds' as what
      from pg_stat_activity a join pg_locks l on l.pid = a.pid and not l.granted
      where a.datname = current_database() and ${seconds('l.waitstart')} >= ${limits.lockSeconds}`,
  },
  {
    kind: 'LONG_TRANSACTION',
    text: `select ${session} as object, 'is in a transaction for ' || ${seconds('a.xact_start')} || ' s (' || a.state || ')' as what
      from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()
        and a.backend_type = 'client backend' and ${seconds('a.xact_start')} >= ${limits.transactionSeconds}
      union all
      select 'prepared transaction ' || gid, 'waits for ' || ${seconds('prepared')} || ' s' from pg_prepared_xacts
      where database = current_database() and ${seconds('prepared')} >= ${limits.transactionSeconds}`,
  },
  {
    kind: 'BLOAT',
    text: `select relid::regclass::text as object, n_dead_tup || ' of ' || n_live_tup + n_dead_tup || ' row versions are dead; last vacuum '
        || coalesce(greatest(last_vacuum, last_autovacuum)::date::text, 'never') as what
      from pg_stat_user_tables where schemaname in (${schemas(subgraphs)})
        and n_dead_tup >= ${limits.rows} and n_dead_tup > 0.2 * (n_live_tup + n_dead_tup)`,
  },
  {
    kind: 'OLD_ROW_VERSIONS',
    text: `select datname as object, 'has row versions of ' || age(datfrozenxid) || ' transactions ago' as what
      from pg_database where datname = current_database() and age(datfrozenxid) > 1000000000`,
  },
  {
    kind: 'SLOT_HOLDS_LOG',
    text: `select slot_name as object, 'is not read, and holds ' || pg_size_pretty(pg_current_wal_lsn() - restart_lsn) as what
      from pg_replication_slots where not active and not pg_is_in_recovery() and pg_current_wal_lsn() - restart_lsn > ${limits.slotBytes}`,
  },
  {
    kind: 'ARCHIVE_FAILS',
    text: `select last_failed_wal as object, 'cannot be archived since ' || last_failed_time::timestamptz(0) as what from pg_stat_archiver
      where current_setting('archive_mode') <> 'off' and last_failed_time > coalesce(last_archived_time, '-infinity')`,
  },
]

/** Events stay in the outbox for 7 days; the remover runs daily. To be run as the job role. */
export const outboxCheck = (subgraph: string): Check => ({
  kind: 'OUTBOX_GROWS',
  text: `select '${subgraph}.outbox' as object, 'has events of ' || min(created_at)::date || ', older than the 7 days that they are kept' as what
    from ${subgraph}.outbox having min(created_at) < now() - interval '9 days'`,
})
