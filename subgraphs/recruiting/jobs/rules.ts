import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

export const maxList = 200

/** What is wrong with a list of skills: every offending one by its index. */
export function skillsProblems(skills: readonly string[], ...path: string[]): FieldProblem[] {
  if (skills.length > maxList) return [fieldProblem(`At most ${maxList} skills are allowed`, ...path)]
  return skills.flatMap((skill, i) => {
    const at = [...path, String(i)]
    const problems = textProblems('A skill', skill, { max: 100 }, ...at)
    if (problems.length > 0 || /[\p{L}\p{N}]/u.test(skill)) return problems
    return [fieldProblem('A skill must have at least one letter or digit', ...at)]
  })
}

interface JobTexts {
  readonly title?: string | null | undefined
  readonly description?: string | null | undefined
  readonly requiredSkills?: readonly string[] | null | undefined
  readonly preferredSkills?: readonly string[] | null | undefined
}

/** What is wrong with what a job is to say; empty when nothing is. */
export const jobProblems = (input: JobTexts): FieldProblem[] => [
  ...textProblems('The title', input.title, { max: 200 }, 'input', 'title'),
  ...textProblems('The description', input.description, { max: 10_000 }, 'input', 'description'),
  ...skillsProblems(input.requiredSkills ?? [], 'input', 'requiredSkills'),
  ...skillsProblems(input.preferredSkills ?? [], 'input', 'preferredSkills'),
]

type JobStatus = 'DRAFT' | 'AWAITING_APPROVAL' | 'OPEN' | 'PAUSED' | 'CLOSED' | 'ARCHIVED'

/** What becomes of a job's status. */
export type NextStatus = JobStatus | { readonly refusal: 'JOB_ARCHIVED' | 'WRONG_STATUS' | 'APPROVAL_REQUIRED' }

/**
 * The status of a job after a change.
 * @param change wanted: the status that is asked for, null for none; saysMore: whether what the job says changes
 * @param isApproved whether what it said before was approved @param isAsked whether the policy asks for approvals
 */
export function statusAfter(
  present: JobStatus,
  change: { readonly wanted: JobStatus | null; readonly saysMore: boolean },
  isApproved: boolean,
  isAsked: boolean,
): NextStatus {
  const { wanted, saysMore } = change
  if (present === 'ARCHIVED') return { refusal: 'JOB_ARCHIVED' }
  if (wanted === 'AWAITING_APPROVAL' && present !== 'AWAITING_APPROVAL') return { refusal: 'WRONG_STATUS' }
  if (wanted === 'DRAFT' && present !== 'DRAFT' && present !== 'AWAITING_APPROVAL') return { refusal: 'WRONG_STATUS' }
  if (isAsked && wanted === 'OPEN' && (present !== 'OPEN' || saysMore) && (!isApproved || saysMore)) {
    return { refusal: 'APPROVAL_REQUIRED' }
  }
  // What was approved is what is measured: a job that says something else is closed to candidates until it is approved anew.
  if (isAsked && saysMore && (wanted ?? present) === 'OPEN') return 'AWAITING_APPROVAL'
  return wanted ?? present
}

/** What is wrong with a decision about a job; empty when nothing is. */
export const decisionProblems = (input: { isApproved: boolean; reason?: string | null | undefined }): FieldProblem[] =>
  !input.isApproved && (input.reason === null || input.reason === undefined)
    ? [fieldProblem('A job is returned with a reason', 'input', 'reason')]
    : textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason')
