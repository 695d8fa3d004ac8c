// The demo data: complete, different per tenant, and the same after a second run or a crash in the middle.
import type { Context } from '@quintet/credit/context.ts'
import { seed } from '@quintet/credit/seed.ts'
import { credit } from '@quintet/credit/subgraph.ts'
import { type DemoTenant, demoTenants, type SeedRun } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph } from '../../support/quintet/subgraph.ts'

let database: TestDatabase
let start: () => Promise<{ run: SeedRun<Context>; close(): Promise<void> }>
beforeAll(async () => {
  database = await cloneDatabase()
  const peopleOf = (tenant: DemoTenant) => [tenant.owner, tenant.agent, ...tenant.members, ...tenant.applicants]
  const members = demoTenants.flatMap((tenant) =>
    peopleOf(tenant).map(({ id }) => ({ userId: id, tenantId: tenant.id, isActive: true })),
  )
  start = async () => {
    const subgraph = await startSubgraph(credit, database, { members })
    return {
      close: subgraph.close,
      async run(person, tenant, work) {
        const context = subgraph.running.contextFor(envelopeOf({ userId: person.id, tenantId: tenant?.id ?? null }))
        return work(context).finally(() => context.scope.close())
      },
    }
  }
})
afterAll(() => database.drop())

const everything = async () => ({
  applications: await database.admin`select * from credit.applications order by tenant_id, id`,
  history: await database.admin`select * from credit.application_status_history order by tenant_id, id`,
  scores: await database.admin`select * from credit.scores order by tenant_id, board, subject_id`,
  events: await database.admin`select * from credit.outbox order by tenant_id, topic, key, sequence`,
  streams: await database.admin`select * from credit.streams order by tenant_id`,
})

describe('the demo data', () => {
  it('resumes after a crash at any step, and a second run changes nothing', async () => {
    for (const crashAfter of [1, 5, 13]) {
      const { run, close } = await start()
      let steps = 0
      const crashing: SeedRun<Context> = (person, tenant, work) => {
        if (++steps > crashAfter) throw new Error('crash')
        return run(person, tenant, work)
      }
      await expect(seed(crashing)).rejects.toThrow('crash')
      await close()
    }
    const { run, close } = await start()
    await seed(run)
    const first = await everything()
    await seed(run)
    await close()
    expect(await everything()).toEqual(first)
    expect(first.applications).toHaveLength(24)
    expect(first.history).toHaveLength(48)
    expect(first.events).toHaveLength(24)
  })

  it('has 12 submitted applications and 12 scores with one tie in each tenant, none of alan’s', async () => {
    for (const tenant of demoTenants) {
      const applicants = tenant.applicants.map(({ id }) => id).sort()
      const rows = await database.admin`
        select a.applicant_id, a.status, a.amount_minor, s.value_hundredths from credit.applications a
        join credit.scores s on s.tenant_id = a.tenant_id and s.board = a.category and s.subject_id = a.applicant_id
        where a.tenant_id = ${tenant.id} order by a.applicant_id`
      expect(rows.map((row) => row.applicant_id)).toEqual(applicants)
      expect(new Set(rows.map((row) => row.status))).toEqual(new Set(['SUBMITTED']))
      expect(new Set(rows.map((row) => row.amount_minor)).size).toBe(12)
      expect(new Set(rows.map((row) => row.value_hundredths)).size).toBe(11)
    }
  })
})
