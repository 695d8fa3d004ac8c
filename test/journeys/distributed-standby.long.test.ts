// All journeys through the distributed start, with a standby that queries are read from.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPrimary, aStandby, type Server } from '../support/database/standby.ts'
import { startDistributedForm } from './forms.ts'
import { hintsOverPostgres } from './hints.ts'
import { allJourneys } from './journeys.ts'

describe('distributed with a standby', () => {
  let primary: Server
  let standby: Server
  beforeAll(async () => {
    primary = await aPrimary()
    standby = await aStandby(primary)
  })
  afterAll(async () => {
    await standby?.remove()
    await primary?.remove()
  })

  const journey = allJourneys(() =>
    startDistributedForm({
      environment: {
        QUINTET_SECRET: readFileSync(join(primary.directory, 'secret'), 'utf8').trim(),
        STANDBY_DATABASE_URL: standby.appUrl,
        STANDBY_MAX_LAG_SECONDS: '2',
        STANDBY_READS: 'on',
      },
      database: { url: primary.appUrl, adminUrl: primary.adminUrl, drop: async () => {} },
    }),
  )
  hintsOverPostgres(journey)

  it('read what they wrote, in part from the standby', async () => {
    const token = await journey.signIn(acme.agent.email)
    const { parts } = journey.form() as Awaited<ReturnType<typeof startDistributedForm>>
    const read = async (subgraph: 'identity' | 'tenancy'): Promise<number> => {
      await journey.ask('Overview', {}, token)
      const url = parts.subgraphs.get(subgraph)!.replace('/graphql', '/metrics')
      const text = await (await fetch(url)).text()
      return Number(/^quintet_standby_reads_total\{subgraph="\w+",server="standby"\} (\d+)$/m.exec(text)?.[1] ?? 0)
    }
    await expect.poll(() => read('tenancy'), { timeout: 30_000, interval: 300 }).toBeGreaterThan(20)
    expect(await read('identity')).toBe(0)
    const rows = await standby.admin<{ name: string }[]>`
      select distinct application_name as name from pg_stat_activity where application_name like 'quintet %reads'`
    expect(rows.map(({ name }) => name)).toContain('quintet tenancy standby reads')
  })
})
