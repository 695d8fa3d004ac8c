import { isAnyOf, type Statement, slot, statement } from '@quintet/drizzle/client/statement.ts'
import { holds } from '@quintet/drizzle/credit/holds.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { highestId, type PageArguments, pageById } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const rows = tenantRows(holds)
export type HoldRow = RowOf<typeof rows>

export const readHold = rows.read
export const insertHold = rows.insert()
export const resolveHold = rows.update('status', 'capturedMinor', 'updatedAt')

const fields = Object.entries(getTableColumns(holds)).filter(([name]) => name !== 'tenantId')
// By their bare names: to drizzle the lateral part is no table.
const selected = Object.fromEntries(
  fields.map(([name, column]) => [name, sql`${sql.identifier(column.name)}`.mapWith(column)]),
)
const pageSlots = { parents: slot.uuids, statuses: slot.texts, limits: slot.ints, beyonds: slot.uuids }
/** Holds of accounts, newest first: those of all accounts in a list in one statement. An empty status stands for all. */
const pages = statement(pageSlots, (db, p) =>
  db
    .select({ ...selected, position: sql<number>`asked_position`.mapWith(Number) })
    .from(
      sql`unnest(${p.parents}, ${p.statuses}, ${p.limits}, ${p.beyonds})
          with ordinality as asked(asked_account, asked_status, asked_rows, asked_beyond, asked_position)
        cross join lateral (select * from ${holds} where tenant_id = ${p.tenantId}::uuid and account_id = asked_account
          and (asked_status = '' or status = asked_status) and id < asked_beyond order by id desc limit asked_rows) as page`,
    )
    .orderBy(sql`asked_position, page.id desc`),
) as unknown as Statement<Readonly<Record<string, unknown>>, HoldRow & { readonly position: number }>
const loadPage = loadMany<Context, HoldRow & { readonly key: string }>(
  async (context, texts) => {
    const keys = texts.map((text) => text.split(' ') as [string, string, string, string])
    const found = await context.scope.read(pages, {
      parents: keys.map(([id]) => id),
      statuses: keys.map(([, status]) => status),
      limits: keys.map(([, , limit]) => Number(limit)),
      beyonds: keys.map(([, , , beyond]) => beyond),
    })
    return found.map((row) => ({ ...row, key: texts[row.position - 1]! }))
  },
  ({ key }) => key,
)
/** A page of an account's holds, of one status where it is given. */
export const holdPage = (context: Context, accountId: string, status: string | null, args: PageArguments) =>
  pageById<HoldRow>(args, highestId, (beyond, limit) =>
    loadPage(context, [accountId, status ?? '', limit, beyond].join(' ')),
  )

/** Ends the holds of accounts whose time is over; on which accounts. */
export const expireHolds = statement({ accountIds: slot.uuids, at: slot.instant }, (db, p) =>
  db
    .update(holds)
    .set({ status: 'EXPIRED', updatedAt: p.at as never })
    .where(
      and(
        eq(holds.tenantId, p.tenantId),
        isAnyOf(holds.accountId, p.accountIds),
        sql`${holds.status} = 'ACTIVE' and ${holds.expiresAt} <= ${p.at}::timestamptz`,
      ),
    )
    .returning({ accountId: holds.accountId }),
)

export const countActive = statement({ accountId: slot.uuid }, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(holds)
    .where(and(eq(holds.tenantId, p.tenantId), eq(holds.accountId, p.accountId), eq(holds.status, 'ACTIVE'))),
)
