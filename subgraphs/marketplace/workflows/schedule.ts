// Times at which a workflow runs, as cron has them.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { timeAfter } from '@quintet/kit/slice/cron.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { WorkflowScheduleInput } from '../types.gen.ts'
import { scheduleQueue } from './queues.ts'
import type { StoredDefinition } from './store.ts'

/** What is wrong with a schedule to save; empty when nothing is. */
export function scheduleProblems({ cron, timeZone, input }: WorkflowScheduleInput, ...path: string[]): FieldProblem[] {
  const isCron = cron.trim().split(/\s+/).length === 5 && !isByChance(cron) && hasTimes(cron, 'UTC')
  const isZone = hasTimes('0 0 * * *', timeZone ?? 'UTC')
  return [
    ...(isCron ? [] : [fieldProblem('The times must be five fields of cron, such as 30 6 * * 1', ...path, 'cron')]),
    ...(isZone ? [] : [fieldProblem('There is no such time zone; one is Europe/Paris', ...path, 'timeZone')]),
    ...(input === null || input === undefined || isJsonObject(input)
      ? jsonProblems('The input', input, ...path, 'input')
      : [fieldProblem('The input must be an object', ...path, 'input')]),
  ]
}

/** Whether it has an H, which stands for another number each time that it is read. */
const isByChance = (cron: string): boolean => cron.replaceAll(/thu/gi, '').includes('H')

function hasTimes(cron: string, timeZone: string): boolean {
  try {
    // The parser also takes `local`, which is another zone in another process.
    new Intl.DateTimeFormat('en', { timeZone })
    timeAfter(cron, new Date(0), timeZone)
    return true
  } catch {
    return false
  }
}

/**
 * When a definition's schedule is due next; null without one. Requests the work of that time.
 * @param before the time that is being worked on, which may be ahead of this process's clock
 */
export async function scheduleNext(
  context: Context,
  writer: Writer,
  workflowId: string,
  { schedule }: StoredDefinition,
  before?: Date,
): Promise<Date | null> {
  if (schedule === null || schedule === undefined) return null
  const now = context.clock.now()
  const after = before !== undefined && before > now ? before : now
  const nextRunAt = timeAfter(schedule.cron, after, schedule.timeZone)
  const payload = { workflowId, dueAt: nextRunAt.toISOString() }
  await requestJob(context, writer, scheduleQueue, `${workflowId} ${payload.dueAt}`, payload, { startAfter: nextRunAt })
  return nextRunAt
}
