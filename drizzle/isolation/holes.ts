// What an audit of isolation finds, and how each kind of hole is closed.

/** The kinds of holes, each with its remedy. */
export const remedies = {
  NO_POLICY: 'Enable row-level security and add a policy that compares the tenant column with the active tenant',
  NO_FORCE: 'Run ALTER TABLE ... FORCE ROW LEVEL SECURITY, so that the owner of the table is held to its policies too',
  RUNTIME_OWNS: 'Have a role without a login own the table, of which no login of the application is a member',
  BYPASSES_RLS: 'Take SUPERUSER and BYPASSRLS from the role, and its membership of roles that have them',
  VIEW_AS_OWNER: 'Create the view WITH (security_invoker = true); replace a materialized view by a table with policies',
  KEY_BY_ID_ALONE: 'Add the tenant column to both sides of the foreign key: references are checked behind the policies',
  UNIQUE_WITHOUT_TENANT: 'Add the tenant column to the key: a conflict tells one tenant what another has',
  DEFINER_WITHOUT_SEARCH_PATH: "Add SET search_path = '' to the function, and name the schema of all that it uses",
  KEY_WITHOUT_INDEX: 'Create an index that begins with the columns of the foreign key',
  NO_TIMESTAMPS:
    'Add created_at timestamptz NOT NULL DEFAULT now(): after an incident it must be known when rows were written',
  EXTRA_GRANT: 'Revoke the privilege: the policies do not hold it back, or the application does not need it',
} as const

export type HoleKind = keyof typeof remedies

export interface Hole {
  readonly kind: HoleKind
  /** The table, view, key, function or role. */
  readonly object: string
  /** What is wrong with it. */
  readonly what: string
}

export interface IsolationReport {
  readonly verdict: 'holds' | 'holes'
  /** How many tables, views, functions and roles were looked at. */
  readonly objects: number
  readonly holes: readonly Hole[]
}
