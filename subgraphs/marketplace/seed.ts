import { acme, globex, type SeedRun } from '@quintet/kit/demo/people.ts'
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import type { Context } from './context.ts'
import { startTrial } from './licences/actions.ts'
import { givePurchased } from './licences/given.ts'

const purchased = ['cv-analysis', 'interview-simulation', 'email-module']

/** Each demo tenant has bought three modules and tries one; a second run changes nothing. */
export async function seed(run: SeedRun<Context>): Promise<void> {
  for (const tenant of [acme, globex]) {
    for (const slug of purchased) await run(tenant.owner, tenant, (context) => givePurchased(context, slug))
    const moduleSlug = 'credit-scoring'
    const result = await run(tenant.owner, tenant, (context) =>
      startTrial(context, { moduleSlug, idempotencyKey: `demo ${moduleSlug}` }),
    )
    expectDone('marketplace', result)
  }
}
