// How fast words are found in a hundred thousand candidates of one tenant, behind row-level security.
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { Database } from '@quintet/drizzle/client/database.ts'
import { highestId } from '@quintet/kit/slice/pages.ts'
import { foundCandidates } from '@quintet/recruiting/candidate-search/store.ts'
import type postgres from 'postgres'
import { quantile } from '../table.ts'

const rounds = 20

/** About 250 words for each candidate, of 20,000 of which few are common: the first in nearly all, the last in few. */
const fill = (
  rows: number,
) => `insert into recruiting.candidates (tenant_id, name, email, skills, experience, education, skill_slugs, search_text)
  select $1::uuid, 'Person ' || n, '', '[]', '[]', '[]', array['skill' || n % 300, 'skill' || n % 41],
    (select string_agg('w' || floor(20000 * power(random(), 3))::int, ' ') from generate_series(1, 250 + n * 0))
    || ' everybody' || case when n % 12 = 0 then ' dozen' else '' end || case when n % 9 = 0 then ' ninth' else '' end
  from generate_series(1, ${rows}) n`

export async function searchSpeeds(admin: postgres.Sql, database: Database, rows: number): Promise<string[][]> {
  const tenantId = randomUUID()
  const begun = performance.now()
  await admin.unsafe(fill(rows), [tenantId])
  await admin.unsafe('vacuum analyze recruiting.candidates')
  const filled = performance.now() - begun
  const scope = database.scope({ tenantId, userId: randomUUID(), realmId: null })
  const measure = async (text: string, skills: string[], limit: number): Promise<string[]> => {
    const times: number[] = []
    let hits = 0
    for (let round = 0; round < rounds; round++) {
      const start = performance.now()
      const found = await scope.read(foundCandidates, {
        text,
        skills,
        purpose: 'POOL',
        at: new Date(),
        before: highestId,
        limit,
      })
      if (round > 1) times.push(performance.now() - start)
      hits = found.length
    }
    return [quantile(times, 0.5).toFixed(1), quantile(times, 0.95).toFixed(1), String(hits)]
  }
  try {
    return [
      [`search in ${rows.toLocaleString('en')} candidates, ms`, 'p50', 'p95', 'found', 'promised'],
      ['a word that one in twelve has, the newest 20', ...(await measure('dozen', [], 20)), 'p95 10'],
      ['two words with relevance', ...(await measure('dozen ninth', [], 10_001)), 'p95 150'],
      [
        'a word that all have, the newest 10,001 with relevance',
        ...(await measure('everybody', [], 10_001)),
        'p95 200',
      ],
      ['two skills', ...(await measure('', ['skill7', 'skill8'], 10_001)), ''],
      [`written in ${(filled / 1_000).toFixed(0)} s`, '', '', '', ''],
    ]
  } finally {
    await scope.close()
  }
}
