import { activeTenant, withPermission } from '@quintet/kit/slice/context.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import type { Resolvers } from '../types.gen.ts'
import { diagramOf } from '../workflows/diagram.ts'
import { loadVersion, loadWorkflow } from '../workflows/store.ts'
import { cancelWorkflowRun, replayWorkflowRun, retryWorkflowRun, runWorkflow } from './actions.ts'
import { headOf, type RunChanged, runChanges } from './live.ts'
import { effectKeyOf, type RunStatus, type StepStatus } from './rules.ts'
import { loadRun, loadSteps, runPage } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    workflowRuns: ({ id }, args, context) => runPage(activeTenant(context, id), args, args),
  },
  Query: {
    async workflowRun(_, { id }, context) {
      const run = await loadRun(context, id)
      if (run === null) throw notFound('run')
      return run
    },
  },
  WorkflowRun: {
    __resolveReference: ({ id }, context) => loadRun(withPermission(context, 'marketplace.runs:inspect'), id),
    status: ({ status }) => status as RunStatus,
    outcome: ({ outcome }) => outcome as 'DONE' | 'STOPPED' | null,
    version: ({ versionNumber }) => versionNumber,
    changesCursor: ({ id }, _, context) => headOf(context, id),
    workflow: async ({ workflowId }, _, context) => (await loadWorkflow(context, workflowId))!,
    steps: ({ id }, _, context) => loadSteps(context, id),
    async diagram({ id, workflowId, versionNumber }, _, context) {
      const [version, steps] = await Promise.all([
        loadVersion(context, workflowId, versionNumber),
        loadSteps(context, id),
      ])
      return diagramOf(version!.definition, new Map(steps.map(({ step, status }) => [step, status])))
    },
  },
  WorkflowRunStep: {
    status: ({ status }) => status as StepStatus,
    effectKey: ({ runId, step }) => effectKeyOf(runId, step),
  },
  Mutation: {
    runWorkflow: (_, { input }, context) => runWorkflow(context, input),
    cancelWorkflowRun: (_, { input }, context) => cancelWorkflowRun(context, input),
    retryWorkflowRun: (_, { input }, context) => retryWorkflowRun(context, input),
    replayWorkflowRun: (_, { input }, context) => replayWorkflowRun(context, input),
  },
  Subscription: {
    workflowRunChanged: {
      subscribe: (_, { runId, after }, context) => runChanges(context, runId, after),
      resolve: (changed: RunChanged) => changed,
    },
  },
}
