// Changes of a board in batches of 1,000, committed, in Redis and delivered to one subscriber, beside bare inserts of the same rows.
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { keysOf } from '@quintet/kit/score-cache/keys.ts'
import { envelopeOf, eventsOf } from '../../support/quintet/subgraph.ts'
import { against, quantile } from '../table.ts'
import { type Fixture, until } from './fixture.ts'

const batch = 1_000
const rounds = 5
const target = 0.3

const plainTables = `
  create table public.plain_scores (tenant_id uuid, board text, subject_id uuid, value_hundredths int, tie_break int,
    source_id uuid, sequence bigint, updated_at timestamptz, primary key (tenant_id, board, subject_id));
  create table public.plain_events (tenant_id uuid, topic text, key text, sequence bigint, payload jsonb, created_at timestamptz,
    primary key (tenant_id, topic, key, sequence))`

export async function benchIngest(fixture: Fixture, seconds: number): Promise<string> {
  const { admin, subgraph, tenantId, board, client } = fixture
  await admin.unsafe(plainTables)
  const query = `subscription ($category: String!) { creditScoreChanged(category: $category) { cursor score { value rank } } }`
  const who = envelopeOf({ userId: randomUUID(), tenantId, grants: ['*.*:read'] })
  const stream = await eventsOf(subgraph as never, query, { category: board }, who)
  let received = 0
  const reading = (async () => {
    for await (const { errors } of stream) {
      if (errors !== undefined) throw errors[0]
      received++
    }
  })()
  reading.catch(() => {})
  const subjects = Array.from({ length: 20 * batch }, () => randomUUID())
  let turn = 0
  let committed = 0
  let plain = 0
  const rowsOf = () => {
    const from = (turn++ * batch) % subjects.length
    return subjects.slice(from, from + batch).map((subjectId) => {
      return { subjectId, valueHundredths: Math.floor(Math.random() * 10_001), tieBreak: 0, sourceId: subjectId }
    })
  }
  const writeOurs = async (): Promise<void> => {
    const { scope, leaderboard } = fixture.context()
    await scope.write((writer) => leaderboard.apply(writer, board, { put: rowsOf(), remove: [] }, new Date()))
    committed += batch
  }
  const writePlain = async (): Promise<void> => {
    const at = new Date().toISOString()
    const rows = rowsOf().map((row) => ({
      ...row,
      sequence: ++plain,
      event: { board, ...row, rank: 1, updatedAt: at, previous: null },
    }))
    await admin.begin(async (sql) => {
      const text = JSON.stringify(rows)
      await sql.unsafe(
        `insert into plain_scores select $1::uuid, $2, "subjectId", "valueHundredths", "tieBreak", "sourceId", sequence, $3::timestamptz
         from jsonb_to_recordset($4::text::jsonb) as r("subjectId" uuid, "valueHundredths" int, "tieBreak" int, "sourceId" uuid, sequence bigint)
         on conflict (tenant_id, board, subject_id) do update set value_hundredths = excluded.value_hundredths,
           sequence = excluded.sequence, updated_at = excluded.updated_at`,
        [tenantId, board, at, text],
      )
      await sql.unsafe(
        `insert into plain_events select $1::uuid, 'plain', $2, sequence, event, $3::timestamptz
         from jsonb_to_recordset($4::text::jsonb) as r(sequence bigint, event jsonb)`,
        [tenantId, board, at, text],
      )
    })
  }
  const isThrough = async (): Promise<boolean> =>
    received >= committed && Number(await client.hget(keysOf({ tenantId, board }).state, 'checkpoint')) >= committed
  const rate = async (write: () => Promise<void>, end: () => Promise<void>): Promise<number> => {
    const begun = performance.now()
    let count = 0
    while (performance.now() < begun + seconds * 1000) {
      await write()
      count += batch
    }
    await end()
    return (count * 1000) / (performance.now() - begun)
  }
  const ours: number[] = []
  const bare: number[] = []
  for (let round = -1; round < rounds; round++) {
    const a = await rate(writePlain, async () => {})
    const b = await rate(writeOurs, () => until(isThrough))
    if (round < 0) continue
    bare.push(a)
    ours.push(b)
  }
  await stream.return?.()
  const ratios = ours.map((each, i) => each / bare[i]!)
  return `${rounds} alternating rounds of ${seconds} s, batches of ${batch}: bare inserts ${quantile(bare, 0.5).toFixed(0)} rows a second, ours committed,
in Redis and delivered ${quantile(ours, 0.5).toFixed(0)}: ${against(quantile(ratios, 0.5), target)} (rounds: ${ratios.map((each) => each.toFixed(2)).join(', ')})\n`
}
