import { activeTenant, withPermission } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { publishWorkflow, saveWorkflow } from './actions.ts'
import { diagramOf } from './diagram.ts'
import { loadWorkflow, versionPages, workflowPage } from './store.ts'

const toRead = ['marketplace.workflows:read', 'marketplace.runs:inspect']

export const resolvers: Resolvers = {
  Tenant: {
    workflows: ({ id }, args, context) => workflowPage(activeTenant(context, id), args),
  },
  Workflow: {
    __resolveReference: ({ id }, context) => loadWorkflow(withPermission(context, ...toRead), id),
    versions: ({ id }, args, context) => versionPages(context, id, args),
  },
  WorkflowVersion: {
    trigger: ({ definition }) => definition.trigger,
    schedule: ({ definition }) => definition.schedule ?? null,
    steps: ({ definition }) => [...definition.steps],
    diagram: ({ definition }) => diagramOf(definition),
  },
  Mutation: {
    saveWorkflow: (_, { input }, context) => saveWorkflow(context, input),
    publishWorkflow: (_, { input }, context) => publishWorkflow(context, input),
  },
}
