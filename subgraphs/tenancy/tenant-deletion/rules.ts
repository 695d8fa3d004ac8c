import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

const maxGraceDays = 30
const dayMilliseconds = 86_400_000

/** What is wrong with a request; empty when nothing is. @param present the slug of the tenant */
export const deletionProblems = (slug: string, graceDays: number, present: string): FieldProblem[] => [
  ...(slug === present ? [] : [fieldProblem('This is not the slug of the active tenant', 'input', 'slug')]),
  ...(graceDays >= 0 && graceDays <= maxGraceDays
    ? []
    : [fieldProblem(`The days of grace must be from 0 to ${maxGraceDays}`, 'input', 'graceDays')]),
]

/** When a tenant is deleted whose deletion is requested now. */
export const dueAt = (now: Date, graceDays: number): Date => new Date(now.getTime() + graceDays * dayMilliseconds)
