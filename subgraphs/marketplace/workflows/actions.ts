import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { callerId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, invalidUnlessEmpty, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import type { Context } from '../context.ts'
import { refuseMoreRights } from '../module-actions/publisher.ts'
import { readCatalogue } from '../modules/store.ts'
import type { PublishWorkflowInput, SaveWorkflowInput } from '../types.gen.ts'
import { declarationProblems, storedDefinition, workflowProblems } from './rules.ts'
import { scheduleNext } from './schedule.ts'
import {
  insertVersion,
  insertWorkflow,
  lockWorkflow,
  publishDefinition,
  readVersion,
  type StoredDefinition,
  slugIndex,
  updateWorkflow,
  type WorkflowRow,
} from './store.ts'

const exists = conflict('This workflow exists already', 'ALREADY_EXISTS', ['input', 'slug'])

/** Saves a definition of a workflow. */
export const saveWorkflow = (context: Context, input: SaveWorkflowInput) =>
  change<WorkflowRow>(context, 'saveWorkflow', input, {
    problems: workflowProblems(input),
    taken: { [slugIndex]: exists },
    async work(writer) {
      const undeclared = invalidUnlessEmpty(declarationProblems(input, await readCatalogue(writer)))
      if (undeclared !== null) throw new Refused(undeclared)
      const workflow = await saveRow(context, writer, input)
      await insertVersion(writer, {
        id: newId(),
        workflowId: workflow.id,
        number: workflow.version,
        definition: storedDefinition(input),
        createdBy: callerId(context.envelope),
        createdAt: context.clock.now(),
      })
      return workflow
    },
  })

async function saveRow(context: Context, writer: Writer, input: SaveWorkflowInput): Promise<WorkflowRow> {
  const { slug, version } = input
  const present = await lockWorkflow(writer, slug)
  const problem = saveProblem('This workflow', 'slug', present, version)
  if (problem !== null) throw new Refused(problem)
  const values = {
    name: input.name.trim(),
    description: input.description ?? null,
    isActive: input.isActive ?? true,
    updatedAt: context.clock.now(),
  }
  if (present !== null) return (await updateWorkflow(writer, { id: present.id, version: present.version, ...values }))!
  const unpublished = { publishedVersion: null, triggerEvent: null, nextRunAt: null, publisherId: null }
  return insertWorkflow(writer, { id: newId(), slug, ...values, ...unpublished })
}

const actionsOf = ({ steps }: StoredDefinition) =>
  steps.flatMap(({ module, action, compensation }) => [
    { module, action },
    ...(compensation === null ? [] : [{ module, action: compensation.action }]),
  ])

/** Decides which definition of a workflow runs. Its steps act with the rights that the caller then has. */
export const publishWorkflow = (context: Context, input: PublishWorkflowInput) =>
  change<WorkflowRow>(context, 'publishWorkflow', input, {
    async work(writer) {
      const workflow = await lockWorkflow(writer, input.workflowSlug)
      if (workflow === null) {
        throw new Refused(notFoundProblem('There is no such workflow', ['input', 'workflowSlug']))
      }
      const number = input.version ?? null
      const definition = number === null ? null : await readVersion(writer, workflow.id, number)
      if (number !== null && definition === null) {
        throw new Refused(notFoundProblem('The workflow has no such version', ['input', 'version']))
      }
      if (definition !== null) refuseMoreRights(context, actionsOf(definition.definition))
      const [published] = await writer.run(publishDefinition, {
        id: workflow.id,
        number,
        event: definition?.definition.trigger?.event ?? null,
        nextRunAt: definition === null ? null : await scheduleNext(context, writer, workflow.id, definition.definition),
        publisher: number === null ? null : viewerId(context),
        at: context.clock.now(),
      })
      return published!
    },
  })
