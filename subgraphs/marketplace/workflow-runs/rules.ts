import { evaluate } from '../expressions/expression.ts'
import type { StoredDefinition, StoredStep } from '../workflows/store.ts'

export type RunStatus =
  | 'QUEUED'
  | 'RUNNING'
  | 'WAITING'
  | 'COMPLETED'
  | 'FAILED'
  | 'COMPENSATING'
  | 'COMPENSATED'
  | 'COMPENSATION_FAILED'
  | 'CANCELLED'
export type StepStatus =
  | 'PENDING'
  | 'RUNNING'
  | 'COMPLETED'
  | 'SKIPPED'
  | 'FAILED'
  | 'COMPENSATED'
  | 'COMPENSATION_FAILED'

const ended: readonly string[] = ['COMPLETED', 'FAILED', 'COMPENSATED', 'COMPENSATION_FAILED', 'CANCELLED']
/** Whether a run goes on no more by itself. */
export const hasEnded = (status: string): boolean => ended.includes(status)

/** A chain of runs and deliveries, one causing the next, is cut off behind so many. */
export const maxDepth = 8

/** The key of a step's effect: the same in each try. */
export const effectKeyOf = (runId: string, step: number): string => `${runId}:${step}`

const firstPause = 1_000
const maxPause = 60_000

/** How long to wait before the next try: twice as long each time, and not the same for all. @param random 0 to 1 */
export const pauseBefore = (attempts: number, random: number): number =>
  Math.min(maxPause, firstPause * 2 ** (attempts - 1)) * (0.5 + random / 2)

interface Journaled {
  readonly step: number
  readonly status: string
  readonly output: unknown
}
interface RunFacts {
  readonly id: string
  readonly input: Readonly<Record<string, unknown>>
  readonly triggerKey: string | null
  readonly versionNumber: number
}

/** What the steps gave, and what the last of them gave. */
export function outputsOf(steps: readonly Journaled[]) {
  const completed = steps.filter(({ status }) => status === 'COMPLETED')
  const outputs = Object.fromEntries(completed.map(({ step, output }) => [String(step), objectOf(output)]))
  return { steps: outputs, previous: objectOf(completed.at(-1)?.output) }
}
const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}

/** The variables of a step's condition. */
export function conditionContext(run: RunFacts, steps: readonly Journaled[]): Record<string, unknown> {
  const { steps: outputs, previous } = outputsOf(steps)
  const { id, input, triggerKey, versionNumber } = run
  return { input, prev_step: previous, steps: outputs, run: { id, trigger_key: triggerKey, version: versionNumber } }
}

/** Whether a condition holds. One that is not true or false is an error, never false. */
export function judgeCondition(
  condition: string | null,
  context: Record<string, unknown>,
): { readonly holds: boolean; readonly error: string | null } {
  if (condition === null) return { holds: true, error: null }
  const { value, error } = evaluate(condition, context)
  if (error !== null) return { holds: false, error: `The condition fails: ${error}` }
  if (typeof value !== 'boolean') return { holds: false, error: 'The condition is neither true nor false' }
  return { holds: value, error: null }
}

/** Whether a run can go on by another definition: it has the steps that are done as they were. */
export function mayContinueBy(
  before: StoredDefinition,
  after: StoredDefinition,
  done: readonly { readonly step: number }[],
): boolean {
  const text = (definition: StoredDefinition, i: number) => JSON.stringify(definition.steps[i] ?? null)
  return done.every((_, i) => text(before, i) === text(after, i))
}

/** Whether anything that a run did can be undone. */
export const mayUndo = (definition: StoredDefinition, steps: readonly Journaled[]): boolean =>
  steps.some((row) => isToUndo(row.status) && stepOf(definition, row.step).compensation !== null)

/** A step whose end is not known may have had its effect. */
export const isToUndo = (status: string): boolean => ['COMPLETED', 'RUNNING'].includes(status)

export const stepOf = (definition: StoredDefinition, step: number): StoredStep =>
  definition.steps.find((each) => each.step === step)!
