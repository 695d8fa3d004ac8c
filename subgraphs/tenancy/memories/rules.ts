import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { CreateMemoryInput, DeleteMemoriesInput, SearchMemoriesInput } from '../types.gen.ts'

/** How many memories a member can have in a tenant. */
export const maxMemories = 50_000
/** How many vectors a search compares. */
export const maxCompared = 20_000
/** How long searches are kept. */
export const searchDays = 90
export const defaultNamespace = 'default'
export const defaultImportance = 0.5
export const defaultLimit = 10

const namespaceProblems = (namespace: string | null | undefined): FieldProblem[] =>
  textProblems('The namespace', namespace, { max: 100 }, 'input', 'namespace')

const rangeProblems = (name: string, value: number | null | undefined, min: number, max: number, field: string) =>
  value === null || value === undefined || (value >= min && value <= max)
    ? []
    : [fieldProblem(`${name} must be ${min} to ${max}`, 'input', field)]

/** What is wrong with something to remember; empty when nothing is. */
export function memoryProblems(
  { namespace, content, metadata, importance, expiresAt }: CreateMemoryInput,
  now: Date,
): FieldProblem[] {
  const isObject = metadata === null || metadata === undefined || isJsonObject(metadata)
  return [
    ...namespaceProblems(namespace),
    ...textProblems('The content', content, { max: 8_000 }, 'input', 'content'),
    ...(isObject ? jsonProblems('The metadata', metadata, 'input', 'metadata') : [notAnObject()]),
    ...rangeProblems('The importance', importance, 0, 1, 'importance'),
    ...(expiresAt === null || expiresAt === undefined || expiresAt > now
      ? []
      : [fieldProblem('The expiry must be in the future', 'input', 'expiresAt')]),
  ]
}

const notAnObject = () => fieldProblem('The metadata must be an object', 'input', 'metadata')

/** What is wrong with a search; empty when nothing is. */
export const searchProblems = ({ query, namespace, limit, minScore }: SearchMemoriesInput): FieldProblem[] => [
  ...textProblems('The query', query, { max: 1_000 }, 'input', 'query'),
  ...namespaceProblems(namespace),
  ...rangeProblems('The limit', limit, 1, 100, 'limit'),
  ...rangeProblems('The least score', minScore, -1, 1, 'minScore'),
]

/** What is wrong with memories to forget; empty when nothing is. */
export function deleteProblems({ ids, namespace }: DeleteMemoriesInput): FieldProblem[] {
  if ((ids === null || ids === undefined) === (namespace === null || namespace === undefined)) {
    return [fieldProblem('Name memories, or a namespace in their place', 'input')]
  }
  if (ids && (ids.length < 1 || ids.length > 500)) return [fieldProblem('There must be 1 to 500 ids', 'input', 'ids')]
  return namespaceProblems(namespace)
}

/** Whether all are ids that there can be. */
export const areIds = (ids: readonly string[]): boolean => ids.every(isUuid)

/** A memory among those that are searched. */
interface Candidate {
  readonly id: string
  readonly importance: number
}

/** The constant of reciprocal rank fusion: how little it matters who of the first is the very first. */
const rankConstant = 60
/** How much importance moves a memory: a tenth upwards or downwards. */
const importanceShare = 0.2

/**
 * The order of memories by several orders at once, best first: reciprocal rank fusion. Of memories that are found about as
 * well, the more important comes first.
 */
export function fuse(orders: readonly (readonly Candidate[])[]): string[] {
  const totals = new Map<string, number>()
  for (const order of orders) {
    for (const [rank, { id, importance }] of order.entries()) {
      const share = (1 + (importance - defaultImportance) * importanceShare) / (rankConstant + rank + 1)
      totals.set(id, (totals.get(id) ?? 0) + share)
    }
  }
  return [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id)
}
