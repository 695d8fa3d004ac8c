// Run by postgres.test.ts in a process of its own, because the unpatched driver ends the process.
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'

const workers = 12
const rounds = 20
const deadline = 5_000
const connection = { ...JSON.parse(process.argv[2]!), onnotice: () => {} }
const hasTransactions = process.argv[3] === 'begin'

// The driver's pause before it reconnects grows to 20 s when many connections are lost at once.
const backoff = (losses: number) => Math.min(3 ** losses / 100, 1)
const sql = postgres({ ...connection, max: 8, backoff, connection: { application_name: 'hammered' } })
const killer = postgres({ ...connection, max: 1 })
const count = { kills: 0, answered: 0, wrong: 0, refused: 0, hung: 0, worksAfterwards: 0 }
const end = Date.now() + 30_000
let isOver = false

async function echo(query: typeof sql, value: number): Promise<void> {
  const rows = await query<{ value: number }[]>`select ${value}::int as value`
  if (rows.length !== 1 || rows[0]?.value !== value) count.wrong++
}

async function call(value: number): Promise<void> {
  if (!hasTransactions) return echo(sql, value)
  await sql.begin(async (transaction) => {
    await echo(transaction as unknown as typeof sql, value)
    await Promise.all([1, 2, 3].map((step) => echo(transaction as unknown as typeof sql, value + step)))
  })
}

async function measured(value: number): Promise<boolean> {
  const outcome = await Promise.race([
    call(value).then(
      () => 'answered' as const,
      () => 'refused' as const,
    ),
    pause(deadline, 'hung' as const, { ref: false }),
  ])
  count[outcome]++
  return outcome === 'answered'
}

async function work(worker: number): Promise<void> {
  for (let turn = 0; !isOver; turn++) await measured(worker * 1_000_000 + turn * 10)
}

async function terminateBackends(): Promise<void> {
  for (; count.kills < rounds && Date.now() < end; count.kills++) {
    const before = count.answered
    do await pause(150)
    while (count.answered === before && Date.now() < end)
    await killer`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hammered'`
  }
  isOver = true
}

await Promise.all([terminateBackends(), ...Array.from({ length: workers }, (_, worker) => work(worker))])
// Waits for each backend to end: it may answer one more statement before.
await killer`select pg_terminate_backend(pid, 10_000) from pg_stat_activity where application_name = 'hammered'`
// A dead connection in the pool refuses its next caller once, then it must work again.
await Promise.all(Array.from({ length: workers }, (_, worker) => measured(worker)))
const afterwards = await Promise.all(Array.from({ length: workers }, (_, worker) => measured(worker)))
count.worksAfterwards = afterwards.filter(Boolean).length
process.stdout.write(JSON.stringify(count))
process.exit()
