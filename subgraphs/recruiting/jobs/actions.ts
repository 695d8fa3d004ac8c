import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { stableText } from '@quintet/kit/slice/idempotency.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import type { CreateJobInput, DecideJobInput, SubmitJobInput, UpdateJobInput } from '../types.gen.ts'
import { decisionProblems, jobProblems, statusAfter } from './rules.ts'
import { contentOf, insertJob, type JobRow, keepVersion, readJob, updateRow } from './store.ts'

/** Creates a job. `id` fixes its id, for demo data. */
export const createJob = (context: Context, input: CreateJobInput, id = newId()) =>
  change(context, 'createJob', input, {
    problems: jobProblems(input),
    async work(writer) {
      const at = context.clock.now()
      const { jobApproval } = policyOr((await writer.read(newestPolicy, {}))[0])
      const job = await insertJob(writer, {
        id,
        title: input.title.trim(),
        description: input.description.trim(),
        requiredSkills: trimmed(input.requiredSkills),
        preferredSkills: trimmed(input.preferredSkills ?? []),
        experienceLevel: input.experienceLevel ?? null,
        educationLevel: input.educationLevel ?? null,
        status: jobApproval ? 'DRAFT' : 'OPEN',
        submittedBy: null,
        approvedBy: null,
        approvedAt: null,
        returnReason: null,
        createdAt: at,
        updatedAt: null,
      })
      await keepVersion(writer, job, viewerId(context), at)
      return job
    },
  })

/** Changes a job, and keeps what it said before. */
export const updateJob = (context: Context, input: UpdateJobInput) =>
  change(context, 'updateJob', input, {
    problems: jobProblems(input),
    async work(writer) {
      const { jobId, version, title, description, requiredSkills, preferredSkills, status, ...levels } = input
      const present = await presentJob(writer, jobId)
      const said = {
        title: title?.trim() ?? present.title,
        description: description?.trim() ?? present.description,
        requiredSkills: requiredSkills ? trimmed(requiredSkills) : present.requiredSkills,
        preferredSkills: preferredSkills ? trimmed(preferredSkills) : present.preferredSkills,
        experienceLevel: levels.experienceLevel === undefined ? present.experienceLevel : levels.experienceLevel,
        educationLevel: levels.educationLevel === undefined ? present.educationLevel : levels.educationLevel,
      }
      const saysMore = stableText(said) !== stableText(contentOf(present))
      const { jobApproval } = policyOr((await writer.read(newestPolicy, {}))[0])
      const next = statusAfter(
        present.status,
        { wanted: status ?? null, saysMore },
        present.approvedBy !== null,
        jobApproval,
      )
      if (typeof next !== 'string') throw new Refused(refusals[next.refusal](present.status))
      const approval = saysMore ? { approvedBy: null, approvedAt: null } : {}
      const submitted = next === 'AWAITING_APPROVAL' && (saysMore || present.status !== next)
      return write(context, writer, present, version, {
        ...said,
        status: next,
        ...approval,
        ...(submitted ? { submittedBy: viewerId(context) } : {}),
      })
    },
  })

/** Lets a job wait until another person approves it. */
export const submitJob = (context: Context, input: SubmitJobInput) =>
  change(context, 'submitJob', input, {
    async work(writer) {
      const present = await presentJob(writer, input.jobId)
      if (!['DRAFT', 'PAUSED', 'CLOSED'].includes(present.status)) throw new Refused(wrongStatus(present.status))
      return write(context, writer, present, input.version, {
        status: 'AWAITING_APPROVAL',
        submittedBy: viewerId(context),
        approvedBy: null,
        approvedAt: null,
      })
    },
  })

/** Opens a job that waits for its approval, or makes it a draft again. */
export const decideJob = (context: Context, input: DecideJobInput) =>
  change(context, 'decideJob', input, {
    problems: decisionProblems(input),
    async work(writer) {
      const present = await presentJob(writer, input.jobId)
      if (present.status !== 'AWAITING_APPROVAL') throw new Refused(wrongStatus(present.status))
      const decider = viewerId(context)
      if (present.submittedBy === decider) {
        throw new Refused(notAllowed('Another person decides about a job that you submitted', 'OWN_SUBMISSION'))
      }
      return write(context, writer, present, input.version, {
        status: input.isApproved ? 'OPEN' : 'DRAFT',
        approvedBy: input.isApproved ? decider : null,
        approvedAt: input.isApproved ? context.clock.now() : null,
        returnReason: input.isApproved ? null : input.reason!.trim(),
      })
    },
  })

async function presentJob(writer: Writer, jobId: string): Promise<JobRow> {
  const present = await readJob(writer, jobId)
  if (present === null) throw new Refused(notFoundProblem('There is no such job', ['input', 'jobId']))
  return present
}

/** Writes the next version of a job. Throws Refused where it was changed since it was read. */
async function write(
  context: Context,
  writer: Writer,
  present: JobRow,
  version: number,
  changes: Partial<JobRow>,
): Promise<JobRow> {
  const at = context.clock.now()
  const changed = await updateRow(writer, { ...present, ...changes, version, updatedAt: at })
  if (changed === null) {
    throw new Refused(conflict('The job has changed since it was read', 'VERSION', ['input', 'version']))
  }
  await keepVersion(writer, changed, viewerId(context), at)
  return changed
}

const wrongStatus = (status: string) => conflict(`The job is ${status}`, 'WRONG_STATUS', ['input', 'status'])
const refusals = {
  WRONG_STATUS: wrongStatus,
  JOB_ARCHIVED: () => conflict('The job is archived', 'JOB_ARCHIVED'),
  APPROVAL_REQUIRED: () =>
    conflict('Another person must approve the job first: submitJob', 'APPROVAL_REQUIRED', ['input', 'status']),
}
const trimmed = (texts: readonly string[]): string[] => texts.map((text) => text.trim())
