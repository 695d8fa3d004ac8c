import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { recordMutations } from '@quintet/drizzle/table-parts/residences.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
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
import { atSystems } from '../tenant-systems/place.ts'
import type { RemoveTenantRecordInput, SaveTenantRecordInput } from '../types.gen.ts'
import { isKeyOf, refusalOf, type Table, valueProblems } from './rules.ts'
import { type FoundTable, readTable, removeRecord, saveRecord, type TenantRecordRow } from './store.ts'

const noRow = notFoundProblem('There is no such row', ['input', 'key'])

/** Writes a row of a table of a system: a new one, or that of the key. */
export const saveTenantRecord = (context: Context, input: SaveTenantRecordInput): Promise<TenantRecordRow | Problem> =>
  changeRecord(context, 'saveTenantRecord', input, async (writer, table) => {
    const key = input.key ?? null
    const invalid = invalidUnlessEmpty([
      ...(key === null || isKeyOf(table, key) ? [] : [keyProblem(table)]),
      ...valueProblems(table, input.values, key === null),
    ])
    if (invalid !== null) throw new Refused(invalid)
    return saveRecord(writer, table, { key: key as object | null, values: input.values as object })
  })

/** Removes a row of a table of a system. */
export const removeTenantRecord = (
  context: Context,
  input: RemoveTenantRecordInput,
): Promise<TenantRecordRow | Problem> =>
  changeRecord(context, 'removeTenantRecord', input, async (writer, table) => {
    if (!isKeyOf(table, input.key)) throw new Refused(invalidInput([keyProblem(table)]))
    return removeRecord(writer, table, input.key)
  })

/**
 * Does the work where the table lies: there the row, the idempotency key, the answer that is kept and the event of activity are
 * written in one transaction.
 */
function changeRecord(
  context: Context,
  operation: (typeof recordMutations)[number],
  input: SaveTenantRecordInput | RemoveTenantRecordInput,
  work: (writer: Writer, table: FoundTable) => Promise<TenantRecordRow | null>,
): Promise<TenantRecordRow | Problem> {
  const { tenantSystemId: id, table: name } = input
  return atSystems(context, isUuid(id) ? [id] : [], 'installed', (place) =>
    refusing(
      change<TenantRecordRow>({ ...context, scope: place.scope.part() }, operation, input, {
        async work(writer) {
          const table = await readTable(writer, place, id, name)
          if (table === null) throw new Refused(notFoundProblem('There is no such table', ['input', 'table']))
          const row = await work(writer, table)
          if (row === null) throw new Refused(noRow)
          return row
        },
      }),
    ),
  )
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
