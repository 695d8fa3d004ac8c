import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { invalidUnlessEmpty } from '@quintet/kit/slice/problems.ts'
import { change } from '../change.ts'
import type { Context } from '../context.ts'
import type { CreateJobInput } from '../types.gen.ts'
import { jobProblems } from './rules.ts'
import { insertJob, loadJob } from './store.ts'

/** Creates a job. `id` fixes its id, for demo data. */
export async function createJob(context: Context, input: CreateJobInput, id = newId()) {
  const invalid = invalidUnlessEmpty(jobProblems(input))
  if (invalid !== null) return invalid
  const job = {
    id,
    title: input.title.trim(),
    description: input.description.trim(),
    requiredSkills: trimmed(input.requiredSkills),
    preferredSkills: trimmed(input.preferredSkills ?? []),
    experienceLevel: input.experienceLevel ?? null,
    educationLevel: input.educationLevel ?? null,
    at: context.clock.now(),
  }
  const work = async (writer: Writer) => {
    await writer.read(insertJob, job)
    return { id }
  }
  return change(context, 'createJob', input, work, loadJob)
}

const trimmed = (texts: readonly string[]): string[] => texts.map((text) => text.trim())
