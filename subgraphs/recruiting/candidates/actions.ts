import type { StoredDegree, StoredRole } from '@quintet/drizzle/recruiting/candidates.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Context } from '../context.ts'
import type { AddCandidateInput, EducationInput, ExperienceInput } from '../types.gen.ts'
import { candidateProblems } from './rules.ts'
import { insertCandidate } from './store.ts'

/** Adds a candidate. `id` fixes the candidate's id, for demo data. */
export function addCandidate(context: Context, input: AddCandidateInput, id = newId()) {
  const at = context.clock.now()
  return change(context, 'addCandidate', input, {
    problems: candidateProblems(input, at.toISOString().slice(0, 10)),
    work: (writer) =>
      insertCandidate(writer, {
        id,
        name: input.name.trim(),
        email: input.email.trim(),
        skills: input.skills.map((skill) => skill.trim()),
        experience: (input.experience ?? []).map(storedRole),
        education: (input.education ?? []).map(storedDegree),
        languages: [],
        createdAt: at,
      }),
  })
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
