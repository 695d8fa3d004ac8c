import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isSlug } from '@quintet/kit/slice/saves.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { expressionFault } from '../expressions/expression.ts'
import { declaredAction, declaresEvent, workflowModule } from '../module-actions/catalogue.ts'
import { checkSettings } from '../modules/settings-schemas.ts'
import type { ModuleRow } from '../modules/store.ts'
import type { SaveWorkflowInput, WorkflowStepInput } from '../types.gen.ts'
import { scheduleProblems } from './schedule.ts'
import type { StoredDefinition, StoredStep } from './store.ts'

type Modules = ReadonlyMap<string, ModuleRow>

const maxSteps = 50
const maxAttempts = 10
const maxTimeout = 600
/** What conditions of steps may name. */
const stepVariables = ['input', 'prev_step', 'steps', 'run']

/** What is wrong with a workflow to save, apart from what modules declare. */
export function workflowProblems(input: SaveWorkflowInput): FieldProblem[] {
  const { slug, steps, trigger, schedule } = input
  return [
    ...(isSlug(slug)
      ? []
      : [fieldProblem('A slug has 1 to 50 lower-case letters, digits and hyphens between them', 'input', 'slug')]),
    ...textProblems('The name', input.name, { max: 200 }, 'input', 'name'),
    ...textProblems('The description', input.description, { min: 0, max: 2000 }, 'input', 'description'),
    ...conditionProblems(trigger?.condition, ['input'], 'input', 'trigger', 'condition'),
    ...(schedule === null || schedule === undefined ? [] : scheduleProblems(schedule, 'input', 'schedule')),
    ...(steps.length >= 1 && steps.length <= maxSteps
      ? steps.flatMap((step, i) => formProblems(step, steps[i - 1], 'input', 'steps', String(i)))
      : [fieldProblem(`A workflow has 1 to ${maxSteps} steps`, 'input', 'steps')]),
  ]
}

function formProblems(step: WorkflowStepInput, before: WorkflowStepInput | undefined, ...path: string[]) {
  const { attempts, timeoutSeconds } = step
  const within = (value: number | null | undefined, most: number) =>
    value === null || value === undefined || (value >= 1 && value <= most)
  return [
    ...(step.step >= 1 && step.step > (before?.step ?? 0)
      ? []
      : [fieldProblem('The numbers of steps begin with 1 or more, and rise', ...path, 'step')]),
    ...conditionProblems(step.condition, stepVariables, ...path, 'condition'),
    ...(within(attempts, maxAttempts)
      ? []
      : [fieldProblem(`A step is tried 1 to ${maxAttempts} times`, ...path, 'attempts')]),
    ...(within(timeoutSeconds, maxTimeout)
      ? []
      : [fieldProblem(`A try may take 1 to ${maxTimeout} seconds`, ...path, 'timeoutSeconds')]),
  ]
}

/** What is wrong with a condition; nothing is with one that was left out. @param variables all that it may name; null for any */
export function conditionProblems(
  text: string | null | undefined,
  variables: readonly string[] | null,
  ...path: string[]
): FieldProblem[] {
  const fault = text === null || text === undefined ? null : expressionFault(text, variables)
  return fault === null ? [] : [fieldProblem(fault, ...path)]
}

/** What is wrong with it beside what modules declare. */
export function declarationProblems({ trigger, steps }: SaveWorkflowInput, modules: Modules): FieldProblem[] {
  return [
    ...(trigger === null || trigger === undefined ? [] : eventProblems(trigger, modules, 'input', 'trigger')),
    ...steps.flatMap((step, i) => actionProblems(step, modules, 'input', 'steps', String(i))),
  ]
}

function eventProblems(
  { module: slug, event }: { module: string; event: string },
  modules: Modules,
  ...path: string[]
): FieldProblem[] {
  const module = modules.get(slug)
  if (module === undefined) return [fieldProblem(`There is no module ${slug}`, ...path, 'module')]
  return declaresEvent(module, event) ? [] : [fieldProblem(`${slug} declares no event ${event}`, ...path, 'event')]
}

function actionProblems(step: WorkflowStepInput, modules: Modules, ...path: string[]): FieldProblem[] {
  const { module: slug, compensation } = step
  if (slug !== workflowModule && !modules.has(slug)) {
    return [fieldProblem(`There is no module ${slug}`, ...path, 'module')]
  }
  const problems = configProblems(slug, step, modules, ...path)
  if (compensation === null || compensation === undefined) return problems
  const undo =
    slug === workflowModule
      ? [fieldProblem('What only waited is not undone', ...path, 'compensation')]
      : configProblems(slug, compensation, modules, ...path, 'compensation')
  return [...problems, ...undo]
}

function configProblems(
  slug: string,
  { action, config }: { readonly action: string; readonly config?: unknown },
  modules: Modules,
  ...path: string[]
): FieldProblem[] {
  const declared = declaredAction(slug, modules.get(slug), action)
  if (declared === null) return [fieldProblem(`${slug} has no action ${action}`, ...path, 'action')]
  const form = jsonProblems('The configuration', config, ...path, 'config')
  if (form.length > 0) return form
  if (config !== null && config !== undefined && !isJsonObject(config)) {
    return [fieldProblem('The configuration must be an object', ...path, 'config')]
  }
  const { problems } = checkSettings(config ?? {}, declared.configSchema, ...path, 'config')
  if (problems.length > 0 || slug !== workflowModule || action !== 'wait') return problems
  const { condition } = (config ?? {}) as { condition?: string }
  return conditionProblems(condition, ['event', ...stepVariables], ...path, 'config', 'condition')
}

/** The definition as it is stored. */
export const storedDefinition = ({ trigger, schedule, steps }: SaveWorkflowInput): StoredDefinition => ({
  trigger:
    trigger === null || trigger === undefined
      ? null
      : { module: trigger.module, event: trigger.event, condition: trigger.condition ?? null },
  schedule:
    schedule === null || schedule === undefined
      ? null
      : { cron: schedule.cron.trim(), timeZone: schedule.timeZone ?? 'UTC', input: configOf(schedule.input) ?? {} },
  steps: steps.map(storedStep),
})

const storedStep = ({ compensation, ...step }: WorkflowStepInput): StoredStep => ({
  step: step.step,
  module: step.module,
  action: step.action,
  config: configOf(step.config),
  condition: step.condition ?? null,
  onFalse: step.onFalse ?? 'STOP',
  attempts: step.attempts ?? 3,
  timeoutSeconds: step.timeoutSeconds ?? 60,
  compensation:
    compensation === null || compensation === undefined
      ? null
      : { action: compensation.action, config: configOf(compensation.config) },
})
const configOf = (config: unknown) => (isJsonObject(config) ? config : null)
