import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { StoredDegree, StoredRole } from '@quintet/drizzle/recruiting/candidates.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { invalidUnlessEmpty } from '@quintet/kit/slice/problems.ts'
import { change } from '../change.ts'
import type { Context } from '../context.ts'
import type { AddCandidateInput, EducationInput, ExperienceInput } from '../types.gen.ts'
import { candidateProblems } from './rules.ts'
import { insertCandidate, loadCandidate } from './store.ts'

/** Adds a candidate. `id` fixes the candidate's id, for demo data. */
export async function addCandidate(context: Context, input: AddCandidateInput, id = newId()) {
  const at = context.clock.now()
  const invalid = invalidUnlessEmpty(candidateProblems(input, at.toISOString().slice(0, 10)))
  if (invalid !== null) return invalid
  const candidate = {
    id,
    name: input.name.trim(),
    email: input.email,
    skills: input.skills.map((skill) => skill.trim()),
    experience: (input.experience ?? []).map(storedRole),
    education: (input.education ?? []).map(storedDegree),
    at,
  }
  const work = async (writer: Writer) => {
    await writer.read(insertCandidate, candidate)
    return { id }
  }
  return change(context, 'addCandidate', input, work, loadCandidate)
}

const storedRole = ({ title, company, start, end }: ExperienceInput): StoredRole => ({
  title: title.trim(),
  company: company.trim(),
  start,
  end: end ?? null,
})

const storedDegree = ({ level, completed, field, institution, end }: EducationInput): StoredDegree => ({
  level,
  completed: completed ?? true,
  field: field?.trim() || null,
  institution: institution?.trim() || null,
  end: end ?? null,
})
