// Candidates in the form of JSON Resume (jsonresume.org), in and out.
import type {
  StoredCandidateContent,
  StoredDegree,
  StoredLanguage,
  StoredRole,
} from '@quintet/drizzle/recruiting/candidates.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isRoleDate } from '../analyses/rules.ts'
import { degreeLevel, languageCode, languageLevel, languageName } from './readings.ts'

const schema = 'https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json'

const studyTypes: Readonly<Record<StoredDegree['level'], string>> = {
  NONE: 'None',
  SECONDARY: 'Secondary school',
  SHORT_CYCLE: 'Short cycle',
  BACHELOR: 'Bachelor',
  MASTER: 'Master',
  DOCTORATE: 'Doctorate',
}

/** What is known of a candidate as JSON Resume. What is not known is left out. */
export const toJsonResume = (content: StoredCandidateContent) => ({
  $schema: schema,
  basics: { name: content.name, email: content.email },
  work: content.experience.map(({ title, company, start, end }) => ({
    name: company,
    position: title,
    ...(start === '' ? {} : { startDate: start }),
    ...(end === null ? {} : { endDate: end }),
  })),
  education: content.education.map(({ level, completed, field, institution, end }) => ({
    ...(institution === null ? {} : { institution }),
    ...(field === null ? {} : { area: field }),
    studyType: completed ? studyTypes[level] : `${studyTypes[level]} (unfinished)`,
    ...(end === null ? {} : { endDate: end }),
  })),
  skills: content.skills.map((name) => ({ name })),
  languages: content.languages.map(({ code, level }) => ({
    language: languageName(code),
    ...(level === null ? {} : { fluency: level }),
  })),
})

type Parts = Readonly<Record<string, unknown>>
const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): Parts[] => (Array.isArray(value) ? value.filter(isParts) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const cut = (text: string, length: number): string => [...text].slice(0, length).join('')

/** YYYY or YYYY-MM of a date; null for what is none. */
function dateOf(value: unknown): string | null {
  const date = textOf(value).slice(0, 7)
  return isRoleDate(date) ? date : null
}

/** What is wrong with a document, before what it says is looked at. */
export function resumeProblems(resume: unknown): FieldProblem[] {
  const basics = isParts(resume) ? resume.basics : null
  if (!isParts(basics)) return [fieldProblem('This is no JSON Resume: basics are missing', 'input', 'resume')]
  const lists = ['work', 'education', 'skills', 'languages'].filter((name) => {
    const list = (resume as Parts)[name]
    return list !== undefined && list !== null && !Array.isArray(list)
  })
  return [
    ...(textOf(basics.name) === '' ? [fieldProblem('A name is needed', 'input', 'resume', 'basics', 'name')] : []),
    ...(textOf(basics.email) === ''
      ? [fieldProblem('An e-mail address is needed', 'input', 'resume', 'basics', 'email')]
      : []),
    ...lists.map((name) => fieldProblem('This must be a list', 'input', 'resume', name)),
  ]
}

/** What a document without faults says. What has no place here is left out. */
export function fromJsonResume(resume: unknown): StoredCandidateContent {
  const { basics, work, education, skills, languages } = resume as Parts
  const { name, email } = basics as Parts
  return {
    name: textOf(name),
    email: textOf(email),
    skills: [...new Set(listOf(skills).flatMap(namesOfSkill))],
    experience: listOf(work)
      .map(roleOf)
      .filter(({ title, company }) => title !== '' || company !== ''),
    education: listOf(education).map(degreeOf),
    languages: listOf(languages)
      .map(languageOf)
      .filter((one) => one !== null),
  }
}

const namesOfSkill = ({ name, keywords }: Parts): string[] =>
  [name, ...(Array.isArray(keywords) ? keywords : [])].map(textOf).filter((text) => /[\p{L}\p{N}]/u.test(text))

function roleOf({ name, company, position, startDate, endDate }: Parts): StoredRole {
  return {
    title: cut(textOf(position), 200),
    company: cut(textOf(name) || textOf(company), 200),
    start: dateOf(startDate) ?? '',
    end: dateOf(endDate),
  }
}

function degreeOf({ institution, area, studyType, endDate }: Parts): StoredDegree {
  const type = textOf(studyType)
  return {
    level: degreeLevel(type) ?? 'NONE',
    completed: !/\bunfinished\b/i.test(type),
    field: cut(textOf(area), 200) || null,
    institution: cut(textOf(institution), 200) || null,
    end: dateOf(endDate),
  }
}

function languageOf({ language, fluency }: Parts): StoredLanguage | null {
  const code = languageCode(textOf(language))
  return code === null ? null : { code, level: languageLevel(textOf(fluency)) }
}
