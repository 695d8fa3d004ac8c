// Schedules by the context's clock. What fell due while no process ran is requested once, for the latest time.
import type postgres from 'postgres'
import type { Clock } from '../process/clock.ts'
import { timeAfter, timeUpTo } from '../slice/cron.ts'
import { jobId } from '../slice/job-requests.ts'
import { platformRealmId } from '../wire/envelope.ts'

interface Schedule {
  readonly name: string
  readonly cron: string
}

export interface Schedules {
  /** Requests the work of every schedule that is due. */
  fireDue(): Promise<void>
}

/** Schedules of one subgraph. Throws for one that cannot be read. */
export function createSchedules(
  subgraph: string,
  jobs: postgres.Sql,
  schedules: readonly Schedule[],
  clock: Clock,
): Schedules {
  const table = `${subgraph}.job_schedules`
  /** When each is due next, as far as this process knows. */
  const nextTimes = new Map<string, Date>()
  for (const { cron } of schedules) timeAfter(cron, clock.now())

  /** When it fired last. A new schedule begins now: its past is not caught up. */
  const readFired = async (name: string, now: Date): Promise<Date> => {
    const [row] = await jobs.unsafe<{ fired: string }[]>(
      `insert into ${table} (queue, fired_at) values ($1, $2)
       on conflict (queue) do update set queue = excluded.queue returning fired_at as fired`,
      [name, now.toISOString()],
    )
    return new Date(row!.fired)
  }
  const fire = ({ name }: Schedule, dueAt: Date, now: Date): Promise<unknown> =>
    jobs.begin(async (sql) => {
      // The row's lock orders processes that see the same time come; a clock that was set back begins anew.
      const claimed = await sql.unsafe(
        `update ${table} set fired_at = $2 where queue = $1 and (fired_at < $2 or fired_at > $3) returning queue`,
        [name, dueAt.toISOString(), now.toISOString()],
      )
      if (claimed.length === 0) return
      const key = dueAt.toISOString()
      await sql.unsafe(
        `insert into ${subgraph}.job_requests (id, queue, realm_id, payload, start_after, created_at)
         values ($1, $2, $3, $4, $5, $5) on conflict do nothing`,
        [jobId(name, null, key), name, platformRealmId, JSON.stringify({ dueAt: key }), now.toISOString()],
      )
    })

  return {
    async fireDue() {
      const now = clock.now()
      for (const schedule of schedules) {
        const { name, cron } = schedule
        const next = nextTimes.get(name)
        if (next !== undefined && next > now) continue
        const fired = await readFired(name, now)
        const dueAt = timeUpTo(cron, now)
        if (dueAt > fired || fired > now) await fire(schedule, dueAt, now)
        nextTimes.set(name, timeAfter(cron, now))
      }
    },
  }
}
