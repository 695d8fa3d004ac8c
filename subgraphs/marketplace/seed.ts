import { acme, globex, type SeedRun } from '@quintet/kit/demo/people.ts'
import { expectDone } from '@quintet/kit/demo/seeding.ts'
import { saveConnector } from './connectors/actions.ts'
import type { Context } from './context.ts'
import { startTrial } from './licences/actions.ts'
import { givePurchased } from './licences/given.ts'
import { offerCrm } from './systems/crm.ts'
import { publishWorkflow, saveWorkflow } from './workflows/actions.ts'
import { readBySlug } from './workflows/store.ts'

const purchased = ['cv-analysis', 'interview-simulation', 'email-module']

/** From a CV to an interview: the workflow of the documents. Its input is {jobId, candidateId}. */
const pipeline = {
  slug: 'ai-recruitment-pipeline',
  name: 'AI Recruitment Pipeline',
  description: 'Measures a candidate against a job, and invites who fits to an interview.',
  steps: [
    { step: 1, module: 'cv-analysis', action: 'analyze_cv', config: { min_match_score: 70 } },
    { step: 2, module: 'interview-simulation', action: 'create_session', condition: 'prev_step.match_score >= 70' },
    { step: 3, module: 'email-module', action: 'send_invitation', config: { template: 'interview_invite' } },
  ],
}

async function seedPipeline(context: Context): Promise<void> {
  if ((await readBySlug(context.scope, pipeline.slug)) !== null) return
  expectDone('marketplace', await saveWorkflow(context, pipeline))
  expectDone('marketplace', await publishWorkflow(context, { workflowSlug: pipeline.slug, version: 1 }))
}

/** The connector of the documents. It is switched off: interviews have this rule by themselves. */
const difficulty = {
  slug: 'interview-difficulty',
  name: 'Hard interviews for good matches',
  type: 'DATA_FLOW',
  sourceModule: 'cv-analysis',
  targetModule: 'interview-simulation',
  event: 'recruiting.analysis.created',
  action: 'create_session',
  mappings: [
    {
      sourceField: 'cv_analyses.match_score',
      targetField: 'interview_sessions.difficulty_level',
      transformation: "if match_score > 80 then 'hard' else 'medium'",
    },
  ],
  isActive: false,
} as const

async function seedConnector(context: Context): Promise<void> {
  const saved = await saveConnector(context, { ...difficulty, mappings: [...difficulty.mappings] })
  // A second run finds it.
  if (!('code' in saved && saved.code === 'ALREADY_EXISTS')) expectDone('marketplace', saved)
}

/** Each demo tenant has bought three modules, tries one, has a workflow and a connector, and can install a CRM; a second run changes nothing. */
export async function seed(run: SeedRun<Context>): Promise<void> {
  await run(acme.owner, acme, offerCrm)
  for (const tenant of [acme, globex]) {
    for (const slug of purchased) await run(tenant.owner, tenant, (context) => givePurchased(context, slug))
    const moduleSlug = 'credit-scoring'
    const result = await run(tenant.owner, tenant, (context) =>
      startTrial(context, { moduleSlug, idempotencyKey: `demo ${moduleSlug}` }),
    )
    expectDone('marketplace', result)
    await run(tenant.owner, tenant, seedPipeline)
    await run(tenant.owner, tenant, seedConnector)
  }
}
