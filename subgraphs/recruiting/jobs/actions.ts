import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { CreateJobInput, UpdateJobInput } from '../types.gen.ts'
import { jobProblems } from './rules.ts'
import { insertJob, keepVersion, readJob, updateRow } from './store.ts'

/** Creates a job. `id` fixes its id, for demo data. */
export const createJob = (context: Context, input: CreateJobInput, id = newId()) =>
  change(context, 'createJob', input, {
    problems: jobProblems(input),
    async work(writer) {
      const at = context.clock.now()
      const job = await insertJob(writer, {
        id,
        title: input.title.trim(),
        description: input.description.trim(),
        requiredSkills: trimmed(input.requiredSkills),
        preferredSkills: trimmed(input.preferredSkills ?? []),
        experienceLevel: input.experienceLevel ?? null,
        educationLevel: input.educationLevel ?? null,
        status: 'OPEN',
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
      const present = await readJob(writer, jobId)
      if (present === null) throw new Refused(notFoundProblem('There is no such job', ['input', 'jobId']))
      const at = context.clock.now()
      const next = {
        title: title?.trim() ?? present.title,
        description: description?.trim() ?? present.description,
        requiredSkills: requiredSkills ? trimmed(requiredSkills) : present.requiredSkills,
        preferredSkills: preferredSkills ? trimmed(preferredSkills) : present.preferredSkills,
        experienceLevel: levels.experienceLevel === undefined ? present.experienceLevel : levels.experienceLevel,
        educationLevel: levels.educationLevel === undefined ? present.educationLevel : levels.educationLevel,
        status: status ?? present.status,
      }
      if (present.status === 'ARCHIVED') throw new Refused(conflict('The job is archived', 'JOB_ARCHIVED'))
      if (next.status === 'DRAFT' && present.status !== 'DRAFT') {
        throw new Refused(conflict(`The job is ${present.status}`, 'WRONG_STATUS', ['input', 'status']))
      }
      const changed = await updateRow(writer, { id: jobId, version, ...next, updatedAt: at })
      if (changed === null) {
        throw new Refused(conflict('The job has changed since it was read', 'VERSION', ['input', 'version']))
      }
      await keepVersion(writer, changed, viewerId(context), at)
      return changed
    },
  })

const trimmed = (texts: readonly string[]): string[] => texts.map((text) => text.trim())
