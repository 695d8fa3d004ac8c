import type { StoredDegree, StoredLanguage, StoredRole } from '@quintet/drizzle/recruiting/candidates.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, invalidUnlessEmpty, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { newestPolicy, policyOr } from '../policies/store.ts'
import type {
  AddCandidateInput,
  EducationInput,
  ExperienceInput,
  ImportCandidateInput,
  LanguageInput,
  UpdateCandidateInput,
} from '../types.gen.ts'
import { fromJsonResume, resumeProblems } from './json-resume.ts'
import { requestRetention } from './retention.ts'
import { candidateProblems, monthsAfter, noCandidate } from './rules.ts'
import { insertCandidate, readCandidate, updateCandidate } from './store.ts'

/** Adds a candidate. `id` fixes the candidate's id, for demo data. */
export function addCandidate(context: Context, input: AddCandidateInput, id = newId()) {
  const at = context.clock.now()
  return change(context, 'addCandidate', input, {
    problems: candidateProblems(input, at.toISOString().slice(0, 10)),
    async work(writer) {
      const { retentionMonths } = policyOr((await writer.read(newestPolicy, {}))[0])
      const retainUntil = monthsAfter(at, retentionMonths)
      await requestRetention(context, writer, retainUntil)
      return insertCandidate(writer, {
        id,
        content: {
          name: input.name.trim(),
          email: input.email.trim(),
          skills: input.skills.map((skill) => skill.trim()),
          experience: (input.experience ?? []).map(storedRole),
          education: (input.education ?? []).map(storedDegree),
          languages: (input.languages ?? []).map(storedLanguage),
        },
        retainUntil,
        source: 'ENTERED',
        writtenBy: viewerId(context),
        at,
      })
    },
  })
}

/** Writes a new version of a candidate. What is left out stays. */
export function changeCandidate(context: Context, input: UpdateCandidateInput) {
  const at = context.clock.now()
  return change(context, 'updateCandidate', input, {
    problems: candidateProblems(input, at.toISOString().slice(0, 10)),
    async work(writer) {
      const { candidateId, version, name, email, skills, experience, education, languages } = input
      const present = await readCandidate(writer, candidateId)
      if (present === null) throw new Refused(noCandidate('candidateId'))
      const content = {
        name: name?.trim() ?? present.name,
        email: email?.trim() ?? present.email,
        skills: skills?.map((skill) => skill.trim()) ?? present.skills,
        experience: experience?.map(storedRole) ?? present.experience,
        education: education?.map(storedDegree) ?? present.education,
        languages: languages?.map(storedLanguage) ?? present.languages,
      }
      const written = { source: 'ENTERED', writtenBy: viewerId(context), at } as const
      const changed = await updateCandidate(writer, { id: present.id, version }, content, written)
      if (changed === null) throw new Refused(otherVersion())
      return changed
    },
  })
}

/** Adds a candidate, or writes a new version of one, from a document of JSON Resume. */
export function importCandidate(context: Context, input: ImportCandidateInput, id = newId()) {
  const at = context.clock.now()
  return change(context, 'importCandidate', input, {
    problems: resumeProblems(input.resume),
    async work(writer) {
      const read = fromJsonResume(input.resume)
      const content = {
        ...read,
        skills: [...read.skills],
        experience: [...read.experience],
        education: [...read.education],
        languages: [...read.languages],
      }
      // Dates that a document leaves out are no fault of a CV.
      const dated = { ...content, experience: content.experience.filter(({ start }) => start !== '').map(named) }
      const faults = invalidUnlessEmpty(candidateProblems(dated, at.toISOString().slice(0, 10)))
      if (faults !== null) throw new Refused(faults)
      const written = { source: 'IMPORTED', writtenBy: viewerId(context), at } as const
      const { candidateId = null } = input
      if (candidateId === null) {
        const { retentionMonths } = policyOr((await writer.read(newestPolicy, {}))[0])
        const retainUntil = monthsAfter(at, retentionMonths)
        await requestRetention(context, writer, retainUntil)
        return insertCandidate(writer, { id, content, retainUntil, ...written })
      }
      const present = await readCandidate(writer, candidateId)
      if (present === null) throw new Refused(noCandidate('candidateId'))
      const changed = await updateCandidate(writer, present, content, written)
      if (changed === null) throw new Refused(otherVersion())
      return changed
    },
  })
}

const otherVersion = () => conflict('The candidate has changed since they were read', 'VERSION', ['input', 'version'])

/** A document may leave the title or the company out, which a caller must name. */
const named = (role: StoredRole): StoredRole => ({ ...role, title: role.title || '-', company: role.company || '-' })

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

const storedLanguage = ({ code, level }: LanguageInput): StoredLanguage => ({
  code: Intl.getCanonicalLocales(code.trim())[0]!,
  level: level ?? null,
})
