// Brings a move to a chosen step and holds it there, from the outside: triggers of the test wait for locks of the test.
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import type { Place, TwoDatabases } from '../support/quintet/two-databases.ts'

/** Where a move can be held, in order, and what has been done by then. */
export const moments = [
  'copying', // nothing: rows go into an open transaction of the new database
  'comparing', // writes are stopped
  'arriving', // the new database has committed the rows of recruiting, and not yet those of credit
  'departing', // the new database has all rows, and counts none
  'departing in part', // the old database has let go of recruiting, and not of credit
  'placing', // neither database takes writes
  'settling', // recruiting works in the new database, credit does not yet
  'completing', // both work there
] as const
export type Moment = (typeof moments)[number]

/** Where the trigger is that waits, and what it waits for. */
const holdOf = (moment: Moment, tenantId: string, to: Place): { place: Place; key: string } => {
  const from: Place = to === 'home' ? 'second' : 'home'
  const residence = (subgraph: string, state: string): string => `${subgraph} ${state} ${tenantId}`
  switch (moment) {
    case 'copying':
      return { place: to, key: `copying ${tenantId}` }
    case 'comparing':
      return { place: from, key: residence('credit', 'AWAY writing') }
    case 'arriving':
      return { place: to, key: residence('credit', 'ARRIVING') }
    case 'departing':
      return { place: from, key: residence('recruiting', 'AWAY') }
    case 'departing in part':
      return { place: from, key: residence('credit', 'AWAY') }
    case 'placing':
      return { place: 'home', key: `placing ${tenantId}` }
    case 'settling':
      return { place: to, key: residence('credit', 'HERE') }
    case 'completing':
      return { place: 'home', key: `completing ${tenantId}` }
  }
}

const lockFunction = `create function test_wait() returns trigger language plpgsql as $$
  begin
    perform pg_catalog.pg_advisory_xact_lock_shared(pg_catalog.hashtextextended(
      case when tg_argv[0] is null then concat(tg_table_schema, ' ', to_jsonb(new) ->> 'state', ' ', new.tenant_id)
        when tg_argv[0] = 'writing' then concat(tg_table_schema, ' ', to_jsonb(new) ->> 'state', ' writing ', new.tenant_id)
        else concat(tg_argv[0], ' ', new.tenant_id) end, 0));
    return new;
  end $$`
/** In both databases. Those of residences wait for the commit; copies fire only what is always enabled. */
const triggers = ['recruiting', 'credit'].flatMap((subgraph) => [
  `create constraint trigger test_waits after insert or update on ${subgraph}.tenant_residences deferrable initially deferred
     for each row execute function test_wait()`,
  `alter table ${subgraph}.tenant_residences enable always trigger test_waits`,
])
const more = [
  `create trigger test_waits_writing before insert or update on credit.tenant_residences
     for each row execute function test_wait('writing')`,
  `create trigger test_waits before insert on credit.streams for each row execute function test_wait('copying')`,
  'alter table credit.streams enable always trigger test_waits',
]
const atHome = [
  `create trigger test_waits before insert or update on tenancy.tenant_placements
     for each row execute function test_wait('placing')`,
  `create trigger test_waits before update on tenancy.tenant_moves for each row
     when (new.completed_at is not null and new.completed_at is distinct from old.completed_at) execute function test_wait('completing')`,
]

/** Makes the triggers, which wait for nothing while no lock is held. */
export async function prepareHolds(quintet: TwoDatabases): Promise<void> {
  for (const place of ['home', 'second'] as const) {
    const sql = postgres(quintet.adminUrl(place), { max: 1, onnotice: () => {} })
    for (const text of [lockFunction, ...triggers, ...more, ...(place === 'home' ? atHome : [])]) await sql.unsafe(text)
    await sql.end()
  }
}

export interface Hold {
  /** Waits until the move has come there. */
  reached(): Promise<void>
  /** Lets it go on. It does so by itself when the server has died. */
  release(): Promise<void>
}

/** Holds the next move of a tenant at a moment. */
export async function holdAt(quintet: TwoDatabases, moment: Moment, tenantId: string, to: Place): Promise<Hold> {
  const { place, key } = holdOf(moment, tenantId, to)
  const sql = postgres(quintet.adminUrl(place), { max: 1, max_lifetime: null, idle_timeout: 0, onnotice: () => {} })
  await sql`select pg_advisory_lock(hashtextextended(${key}, 0))`
  return {
    async reached() {
      const end = performance.now() + 60_000
      for (;;) {
        const [row] = await sql`select exists (select from pg_locks l, hashtextextended(${key}, 0) as k
          where locktype = 'advisory' and not granted and classid::bigint = (k >> 32) & 4294967295
            and objid::bigint = k & 4294967295) as "isThere"`
        if (row!.isThere) return
        if (performance.now() > end) throw new Error(`The move of ${tenantId} did not come to ${moment}`)
        await pause(5)
      }
    },
    release: () => sql.end({ timeout: 1 }).catch(() => {}),
  }
}
