// How fast a hundred thousand candidates in memory are measured against a job.
import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { createPool } from '@quintet/recruiting/candidate-search/pool.ts'
import { rankPool } from '@quintet/recruiting/candidate-search/ranking.ts'
import { knownSkills } from '@quintet/recruiting/skills/rules.ts'
import { quantile } from '../table.ts'

const asOf = '2026-11-14'
const rounds = 25
const skillsEach = 14

export function rankSpeeds(rows: number): string[][] {
  const names = knownSkills(null).map(({ slug }) => slug)
  let state = 7
  const draw = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
  const pool = createPool(asOf)
  const begun = performance.now()
  for (let n = 0; n < rows; n++) {
    pool.put({
      id: randomUUID(),
      // Some skills are held by many, as in life.
      skills: Array.from({ length: skillsEach }, () => names[Math.min(draw(names.length), draw(names.length))]!),
      experience: [{ title: 'Developer', start: `${2000 + draw(25)}-03`, end: null }],
      education: [{ level: 'BACHELOR', completed: true }],
      isPresent: true,
      analysisEndsAt: null,
    })
  }
  const built = performance.now() - begun
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const job = {
      requiredSkills: Array.from({ length: 6 }, () => names[draw(names.length)]!),
      preferredSkills: Array.from({ length: 4 }, () => names[draw(names.length)]!),
      experienceLevel: 'SENIOR' as const,
      educationLevel: 'MASTER' as const,
    }
    const start = performance.now()
    rankPool(pool, job, 0).page(null, 20)
    if (round > 2) times.push(performance.now() - start)
  }
  return [
    [`ranking of ${rows.toLocaleString('en')} in memory, ms`, 'p50', 'p95', 'promised'],
    ['measured, and the best 20', quantile(times, 0.5).toFixed(1), quantile(times, 0.95).toFixed(1), 'p50 60'],
    ['made from rows, once', built.toFixed(0), '', ''],
  ]
}
