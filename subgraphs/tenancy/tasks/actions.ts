import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type {
  ClaimTaskInput,
  CompleteTaskInput,
  CreateTaskInput,
  ExtendTaskInput,
  FailTaskInput,
  TaskIdInput,
} from '../types.gen.ts'
import { leaseQueue } from './jobs.ts'
import { allowedFrom, asOf, claimProblems, leaseEnd, leaseProblems, taskProblems } from './rules.ts'
import { insertTask, nextPending, type TaskRow, taskForUpdate, updateTask } from './store.ts'

const none = (message: string, field = 'taskId') => new Refused(notFoundProblem(message, ['input', field]))

/** Makes a task. */
export const createTask = (context: Context, input: CreateTaskInput) =>
  change(context, 'createTask', input, {
    problems: taskProblems(input),
    work(writer) {
      const at = context.clock.now()
      return insertTask(writer, {
        id: newId(),
        service: input.service,
        type: input.type,
        status: 'PENDING',
        priority: input.priority ?? 0,
        payload: input.payload,
        attempts: 0,
        createdBy: context.envelope.viewer?.userId ?? null,
        createdAt: at,
        updatedAt: at,
      })
    },
  })

/** Claims the next pending task for the caller. Callers at once get different ones. */
export const claimTask = (context: Context, input: ClaimTaskInput) =>
  change(context, 'claimTask', input, {
    problems: claimProblems(input),
    async work(writer) {
      const { service, types = null, taskId: id = null, leaseSeconds } = input
      if (id !== null && !isUuid(id)) throw none('There is no such task')
      const [next] = await writer.read(nextPending, { service, types, id })
      if (next === undefined) throw none('There is no task to claim', id === null ? 'service' : 'taskId')
      const [task] = await writer.read(taskForUpdate, { id: next.id })
      const at = context.clock.now()
      const leaseEndsAt = leaseEnd(at, leaseSeconds)
      const attempts = task!.attempts + 1
      await endLeaseAt(context, writer, task!.id, leaseEndsAt)
      const started = { status: 'RUNNING', claimedBy: claimantOf(context), leaseEndsAt, startedAt: at, attempts }
      return (await updateTask(writer, { ...task!, ...started, updatedAt: at }))!
    },
  })

/** Gives a task that the caller has claimed more time. */
export const extendTask = (context: Context, input: ExtendTaskInput) =>
  change(context, 'extendTask', input, {
    problems: leaseProblems(input.leaseSeconds),
    async work(writer) {
      const task = await claimedTask(context, writer, input, 'extend')
      const at = context.clock.now()
      const leaseEndsAt = leaseEnd(at, input.leaseSeconds)
      await endLeaseAt(context, writer, task.id, leaseEndsAt)
      return (await updateTask(writer, { ...task, leaseEndsAt, updatedAt: at }))!
    },
  })

/** Ends a task that the caller has claimed with its result. */
export const completeTask = (context: Context, input: CompleteTaskInput) =>
  change(context, 'completeTask', input, {
    problems: jsonProblems('The result', input.result, 'input', 'result'),
    async work(writer) {
      const task = await claimedTask(context, writer, input, 'complete')
      return end(context, writer, task, { status: 'COMPLETED', result: input.result ?? null })
    },
  })

/** Ends a task that the caller has claimed with an error. */
export const failTask = (context: Context, input: FailTaskInput) =>
  change(context, 'failTask', input, {
    problems: jsonProblems('The error', input.error, 'input', 'error'),
    async work(writer) {
      const task = await claimedTask(context, writer, input, 'fail')
      return end(context, writer, task, { status: 'FAILED', error: input.error })
    },
  })

/** Makes a failed task pending again. */
export const retryTask = (context: Context, input: TaskIdInput) =>
  change(context, 'retryTask', input, {
    async work(writer) {
      const task = await taskOf(context, writer, input, 'retry')
      const again = { status: 'PENDING', error: null, claimedBy: null, leaseEndsAt: null }
      const times = { startedAt: null, completedAt: null, updatedAt: context.clock.now() }
      return (await updateTask(writer, { ...task, ...again, ...times }))!
    },
  })

/** Takes back a task that is pending or running. */
export const cancelTask = (context: Context, input: TaskIdInput) =>
  change(context, 'cancelTask', input, {
    async work(writer) {
      const task = await taskOf(context, writer, input, 'cancel')
      return end(context, writer, task, { status: 'CANCELLED' })
    },
  })

/** Who works: an OAuth client or an API key, or else the user. */
const claimantOf = ({ envelope }: Context): string | null => envelope.client ?? envelope.viewer?.userId ?? null

/** A task as it is now, locked. Throws unless the change is allowed in its status. */
async function taskOf(
  context: Context,
  writer: Writer,
  { taskId }: TaskIdInput,
  step: keyof typeof allowedFrom,
): Promise<TaskRow> {
  const [found] = isUuid(taskId) ? await writer.read(taskForUpdate, { id: taskId }) : []
  if (found === undefined) throw none('There is no such task')
  const task = asOf(found, context.clock.now())
  if ((allowedFrom[step] as readonly string[]).includes(task.status)) return task
  throw new Refused(conflict(`The task is ${task.status}`, 'WRONG_STATUS', ['input', 'taskId']))
}

/** As taskOf, for a task that the caller has claimed. */
async function claimedTask(
  context: Context,
  writer: Writer,
  input: TaskIdInput & { readonly attempts?: number | null | undefined },
  step: 'complete' | 'fail' | 'extend',
): Promise<TaskRow> {
  const task = await taskOf(context, writer, input, step)
  if (task.claimedBy !== claimantOf(context)) {
    throw new Refused(notAllowed('Another has claimed this task', 'OTHER_CLAIMANT', ['input', 'taskId']))
  }
  if (typeof input.attempts === 'number' && input.attempts !== task.attempts) {
    throw new Refused(conflict('The task was claimed again since', 'CLAIMED_AGAIN', ['input', 'attempts']))
  }
  return task
}

async function end(context: Context, writer: Writer, task: TaskRow, how: Partial<TaskRow>): Promise<TaskRow> {
  const at = context.clock.now()
  return (await updateTask(writer, { ...task, ...how, leaseEndsAt: null, completedAt: at, updatedAt: at }))!
}

/** Has a job write down that a lease is over, if it is not extended until then. */
const endLeaseAt = (context: Context, writer: Writer, id: string, startAfter: Date): Promise<void> =>
  requestJob(context, writer, leaseQueue, `${id} ${startAfter.toISOString()}`, { id }, { startAfter })
