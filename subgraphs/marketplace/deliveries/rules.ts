import type { ConnectorMappingRow } from '../connectors/store.ts'
import { evaluate } from '../expressions/expression.ts'
import { columnOf } from '../module-actions/catalogue.ts'
import { judgeCondition } from '../workflow-runs/rules.ts'

export type DeliveryStatus = 'PENDING' | 'DELIVERED' | 'FAILED' | 'SKIPPED_UNLICENSED' | 'SKIPPED_CONDITION'

type Values = Readonly<Record<string, unknown>>

/** What is sent, or why nothing can be: no value ever takes the place of one that fails. */
export function mapped(
  mappings: readonly ConnectorMappingRow[],
  source: Values,
): { readonly values: Values; readonly error: null } | { readonly values: null; readonly error: string } {
  if (mappings.length === 0) return { values: source, error: null }
  const values: Record<string, unknown> = {}
  for (const { sourceField, targetField, transformation } of mappings) {
    const column = columnOf(sourceField)
    if (!Object.hasOwn(source, column)) return { values: null, error: `The source gave no ${sourceField}` }
    const value = source[column]
    if (transformation === null) values[columnOf(targetField)] = value
    else {
      const result = evaluate(transformation, { source, value, [column]: value })
      if (result.error !== null) return { values: null, error: `${targetField}: ${result.error}` }
      values[columnOf(targetField)] = result.value
    }
  }
  return { values, error: null }
}

/** Whether a connector's condition holds for what the source gave. */
export const judgeSource = (condition: string | null, source: Values) =>
  judgeCondition(condition, { ...source, source })
