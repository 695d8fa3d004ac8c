import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Context } from '../context.ts'
import type { CreateJobInput } from '../types.gen.ts'
import { jobProblems } from './rules.ts'
import { insertJob, type JobRow } from './store.ts'

/** Creates a job. `id` fixes its id, for demo data. */
export const createJob = (context: Context, input: CreateJobInput, id = newId()) =>
  change(context, 'createJob', input, {
    problems: jobProblems(input),
    async work(writer): Promise<JobRow> {
      const [job] = await writer.run(insertJob, {
        id,
        title: input.title.trim(),
        description: input.description.trim(),
        requiredSkills: trimmed(input.requiredSkills),
        preferredSkills: trimmed(input.preferredSkills ?? []),
        experienceLevel: input.experienceLevel ?? null,
        educationLevel: input.educationLevel ?? null,
        at: context.clock.now(),
      })
      return job!
    },
  })

const trimmed = (texts: readonly string[]): string[] => texts.map((text) => text.trim())
