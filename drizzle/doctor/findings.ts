// What the doctor finds wrong with an installation, and what to do about each kind.

/** The kinds of findings, each with what to do. */
export const remedies = {
  OLD_SERVER: 'Move to PostgreSQL 18: ids are made by its uuidv7()',
  UNSAFE_SETTING: 'Set it back and restart or reload the server: a crash loses data, or statistics and vacuum stop',
  CONNECTIONS_SHORT:
    'Raise max_connections, run fewer processes (each subgraph takes up to 20), or put a pooler before it',
  ROLE_MISSING: 'Run the migrations: node drizzle/migrate/main.ts makes the roles',
  ROLE_TOO_STRONG: 'ALTER ROLE ... NOSUPERUSER NOBYPASSRLS (and NOLOGIN for roles of groups), then run pnpm isolation',
  MIGRATION_PENDING: 'Run the migrations: node drizzle/migrate/main.ts',
  MIGRATION_CHANGED: 'Restore the file as it was applied, and write a new migration',
  MIGRATION_UNKNOWN: 'Start the code that this data belongs to: the data was migrated by a newer version',
  INDEX_INVALID: 'DROP INDEX CONCURRENTLY, then build it again: its building was cut off',
  INDEX_UNUSED:
    'If the statistics cover all replicas and a whole month, drop it by a migration: each write pays for it',
  INDEX_MISSING: 'Look for the statement in pg_stat_statements, and add an index by a migration',
  LOCK_WAIT: 'See what the blocking session does; end it by SELECT pg_terminate_backend(pid) when it hangs',
  LONG_TRANSACTION: 'Find its client; it holds vacuum back. End it by SELECT pg_terminate_backend(pid) when it hangs',
  BLOAT: 'VACUUM (ANALYZE) the table; when it comes again, lower its autovacuum_vacuum_scale_factor',
  OLD_ROW_VERSIONS: 'VACUUM FREEZE the database before its transaction ids run out',
  SLOT_HOLDS_LOG: 'Bring its reader back, or SELECT pg_drop_replication_slot(name): the log fills the disk',
  ARCHIVE_FAILS:
    'See postgres.log beside the data, and make room or rights in ARCHIVE_DIR: the log fills the disk meanwhile',
  OUTBOX_GROWS: 'Start a worker (WORKER=on or only) of the subgraph: it removes old events',
  CLOCK_SKEW: 'Synchronise the clocks of all machines (NTP): tokens, deadlines and schedules depend on them',
  JOBS_WAIT: 'Start a worker (WORKER=on or only) of the subgraph, or more of them',
  JOBS_DEAD: 'Read why by the query deadJobs, mend the cause, then requeueJob',
  SCORES_IN_REDIS:
    'Start a worker (WORKER=on or only) of credit with this REDIS_URL, which brings them up to date; Redis must not evict keys',
  GATEWAY: 'Look at the log of the gateway, and whether it reaches its subgraphs',
} as const

export type FindingKind = keyof typeof remedies

export interface Finding {
  readonly kind: FindingKind
  /** The table, index, role, setting, session or address. */
  readonly object: string
  /** What is wrong with it. */
  readonly what: string
}

/** From where on something is a finding. */
export interface Thresholds {
  /** Rows of a table below which indexes and bloat do not matter. */
  readonly rows: number
  /** Days that statistics must cover before an index counts as unused. */
  readonly statisticsDays: number
  /** Seconds of waiting for a lock. */
  readonly lockSeconds: number
  /** Seconds of a transaction. */
  readonly transactionSeconds: number
  /** Seconds between two clocks. */
  readonly skewSeconds: number
  /** Bytes of log that a slot without a reader holds. */
  readonly slotBytes: number
}

export const defaultThresholds: Thresholds = {
  rows: 10_000,
  statisticsDays: 7,
  lockSeconds: 10,
  transactionSeconds: 300,
  skewSeconds: 2,
  slotBytes: 2 ** 30,
}
