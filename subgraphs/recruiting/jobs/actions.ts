import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Context } from '../context.ts'
import type { CreateJobInput } from '../types.gen.ts'
import { jobProblems } from './rules.ts'
import { insertJob } from './store.ts'

/** Creates a job. `id` fixes its id, for demo data. */
export const createJob = (context: Context, input: CreateJobInput, id = newId()) =>
  change(context, 'createJob', input, {
    problems: jobProblems(input),
    work: (writer) =>
      insertJob(writer, {
        id,
        title: input.title.trim(),
        description: input.description.trim(),
        requiredSkills: trimmed(input.requiredSkills),
        preferredSkills: trimmed(input.preferredSkills ?? []),
        experienceLevel: input.experienceLevel ?? null,
        educationLevel: input.educationLevel ?? null,
        createdAt: context.clock.now(),
      }),
  })

const trimmed = (texts: readonly string[]): string[] => texts.map((text) => text.trim())
