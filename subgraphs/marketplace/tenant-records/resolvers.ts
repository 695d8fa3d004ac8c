import {
  type Connection,
  connection,
  isUuid,
  type PageArguments,
  pageCursor,
  pageKey,
  pageSize,
} from '@quintet/kit/slice/pages.ts'
import { badInput, notFound } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { atSystems } from '../tenant-systems/place.ts'
import type { Resolvers } from '../types.gen.ts'
import { removeTenantRecord, saveTenantRecord } from './actions.ts'
import { type Condition, conditionFault, isKeyOf, refusalOf } from './rules.ts'
import { loadTables, readRecords, readTable, type TenantRecordRow } from './store.ts'

interface RecordsArguments extends PageArguments {
  readonly tenantSystemId: string
  readonly table: string
  readonly filters?: readonly Condition[] | null | undefined
}

/** A page of rows. What is wrong with the arguments is told as it is of other lists. */
async function recordPage(context: Context, args: RecordsArguments): Promise<Connection<TenantRecordRow>> {
  const { tenantSystemId: id, filters } = args
  const size = pageSize(args)
  return atSystems(context, isUuid(id) ? [id] : [], 'installed', async (place) => {
    const table = await readTable(place.scope, place, id, args.table)
    if (table === null) throw notFound('table')
    if (!table.columns.some(({ isKey }) => isKey)) throw badInput(`${table.name} has no primary key to page by`)
    const conditions = (filters ?? []).map((each) => ({ ...each, operator: each.operator ?? 'EQUALS' }))
    const fault = conditionFault(table, conditions)
    if (fault !== null) throw badInput(fault)
    const after = pageKey(args, ['text'])?.[0]
    const beyond = after === undefined ? null : parsed(String(after))
    if (beyond !== null && !isKeyOf(table, beyond)) throw badInput('after is not a cursor of this list')
    try {
      const rows = await readRecords(place.scope, table, conditions, beyond as object | null, size + 1)
      return connection(rows, size, beyond === null, ({ key }) => pageCursor(JSON.stringify(key)))
    } catch (error) {
      if (refusalOf(error) !== null || Reflect.get(Object(error), 'code') === '42883')
        throw badInput((error as Error).message)
      throw error
    }
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw badInput('after is not a cursor of this list')
  }
}

export const resolvers: Resolvers = {
  Query: {
    tenantRecords: (_, args, context) => recordPage(context, args),
  },
  TenantSystem: {
    tables: ({ id }, _, context) => loadTables(context, id),
  },
  Mutation: {
    saveTenantRecord: (_, { input }, context) => saveTenantRecord(context, input),
    removeTenantRecord: (_, { input }, context) => removeTenantRecord(context, input),
  },
}
