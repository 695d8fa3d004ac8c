import { acme, globex, type SeedRun } from '@quintet/kit/demo/people.ts'
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import type { Context } from './context.ts'
import { startTrial } from './licences/actions.ts'

/** Each demo tenant tries one module; a second run changes nothing. */
export async function seed(run: SeedRun<Context>): Promise<void> {
  const trials = [
    { tenant: acme, moduleSlug: 'cv-analysis' },
    { tenant: globex, moduleSlug: 'credit-scoring' },
  ]
  for (const { tenant, moduleSlug } of trials) {
    const result = await run(tenant.owner, tenant, (context) =>
      startTrial(context, { moduleSlug, idempotencyKey: `demo ${moduleSlug}` }),
    )
    expectDone('marketplace', result)
  }
}
