import { demoId, demoTenants, type SeedRun } from '@quintet/kit/demo/people.ts'
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import { analyzeCandidate } from './analyses/actions.ts'
import { addCandidate } from './candidates/actions.ts'
import type { Context } from './context.ts'
import { createJob } from './jobs/actions.ts'
import { type DemoRecruiting, demoRecruiting } from './seed-data.ts'
import { seedInterviews } from './seed-interviews.ts'

/** Demo jobs, candidates, analyses and interviews, written by each tenant's agent; a second run changes nothing. */
export async function seed(run: SeedRun<Context>): Promise<void> {
  for (const [i, tenant] of demoTenants.entries()) {
    const data = demoRecruiting[tenant.slug]
    if (data !== undefined) await run(tenant.agent, tenant, (context) => seedTenant(context, data, (i + 1) * 100))
  }
}

/** `from`: the number at which the tenant's ids begin. */
async function seedTenant(context: Context, { jobs, candidates }: DemoRecruiting, from: number): Promise<void> {
  const jobId = (n: number) => demoId('031', from + n)
  for (const [n, job] of jobs.entries()) {
    expectDone('recruiting', await createJob(context, { ...job, idempotencyKey: `demo job ${n}` }, jobId(n)))
  }
  for (const [n, { against, ...candidate }] of candidates.entries()) {
    const candidateId = demoId('032', from + n)
    expectDone(
      'recruiting',
      await addCandidate(context, { ...candidate, idempotencyKey: `demo candidate ${n}` }, candidateId),
    )
    for (const [order, job] of against.entries()) {
      const input = { jobId: jobId(job), candidateId, idempotencyKey: `demo analysis ${n} ${job}` }
      expectDone('recruiting', await analyzeCandidate(context, input, demoId('033', from * 10 + n * 10 + order)))
    }
  }
  await seedInterviews(context, {
    ids: [demoId('034', from), demoId('034', from + 1)],
    analysisId: demoId('033', from * 10),
    scheduled: { jobId: jobId(candidates[1]!.against[0]!), candidateId: demoId('032', from + 1) },
  })
}
