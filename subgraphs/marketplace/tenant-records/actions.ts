import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  invalidUnlessEmpty,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { RemoveTenantRecordInput, SaveTenantRecordInput } from '../types.gen.ts'
import { isKeyOf, refusalOf, type Table, valueProblems } from './rules.ts'
import { readTable, removeRecord, saveRecord, type TenantRecordRow } from './store.ts'

const noRow = notFoundProblem('There is no such row', ['input', 'key'])

/** Writes a row of a table of a system: a new one, or that of the key. */
export const saveTenantRecord = (context: Context, input: SaveTenantRecordInput): Promise<TenantRecordRow | Problem> =>
  refusing(
    change<TenantRecordRow>(context, 'saveTenantRecord', input, {
      async work(writer) {
        const table = await tableOf(writer, input)
        const key = input.key ?? null
        const invalid = invalidUnlessEmpty([
          ...(key === null || isKeyOf(table, key) ? [] : [keyProblem(table)]),
          ...valueProblems(table, input.values, key === null),
        ])
        if (invalid !== null) throw new Refused(invalid)
        const of = {
          id: input.tenantSystemId,
          table: table.name,
          key: key as object | null,
          values: input.values as object,
        }
        const saved = await saveRecord(writer, of)
        if (saved === null) throw new Refused(noRow)
        return saved
      },
    }),
  )

/** Removes a row of a table of a system. */
export const removeTenantRecord = (
  context: Context,
  input: RemoveTenantRecordInput,
): Promise<TenantRecordRow | Problem> =>
  refusing(
    change<TenantRecordRow>(context, 'removeTenantRecord', input, {
      async work(writer) {
        const table = await tableOf(writer, input)
        if (!isKeyOf(table, input.key)) throw new Refused(invalidInput([keyProblem(table)]))
        const removed = await removeRecord(writer, { id: input.tenantSystemId, table: table.name, key: input.key })
        if (removed === null) throw new Refused(noRow)
        return removed
      },
    }),
  )

async function tableOf(
  writer: Writer,
  { tenantSystemId, table: name }: { readonly tenantSystemId: string; readonly table: string },
): Promise<Table> {
  const table = await readTable(writer, tenantSystemId, name)
  if (table === null) throw new Refused(notFoundProblem('There is no such table', ['input', 'table']))
  return table
}

function keyProblem({ columns }: Table) {
  const names = columns.filter(({ isKey }) => isKey).map(({ name }) => name)
  const message =
    names.length === 0 ? 'The table has no primary key' : `The key names ${names.join(', ')}, and nothing else`
  return fieldProblem(message, 'input', 'key')
}

/** What the table's own constraints refuse is an answer, in their words. */
async function refusing(work: Promise<TenantRecordRow | Problem>): Promise<TenantRecordRow | Problem> {
  try {
    return await work
  } catch (error) {
    const { message } = error as Error
    const refusal = refusalOf(error)
    if (refusal === 'INVALID') return invalidInput([fieldProblem(message, 'input', 'values')])
    if (refusal === 'EXISTS') return conflict(message, 'ALREADY_EXISTS', ['input', 'values'])
    if (refusal === 'REFERRED') return conflict(message, 'REFERRED', ['input'])
    throw error
  }
}
