// The source of an account's changes, and the cursors of many accounts at once.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { streams } from '@quintet/drizzle/credit/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { changeCursor, isUuid } from '@quintet/kit/slice/pages.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { type CreditAccountRow, readAccount } from './store.ts'

/** The topic of accounts' streams. */
export const accountTopic = 'credit.accounts'

const heads = statement({ keys: slot.texts }, (db, p) =>
  db
    .select({ key: streams.key, sequence: streams.lastSequence })
    .from(streams)
    .where(
      and(eq(streams.tenantId, p.tenantId), eq(streams.topic, accountTopic), sql`${streams.key} = any(${p.keys})`),
    ),
)
const loadHead = loadOne<Context, { key: string; sequence: number }>(
  (context, keys) => context.scope.read(heads, { keys }),
  ({ key }) => key,
)
/** The cursor of an account's newest change. */
export const headOf = async (context: Context, id: string): Promise<string> =>
  changeCursor(accountTopic, id, (await loadHead(context, id))?.sequence ?? 0)

export interface AccountChanged {
  readonly cursor: string
  readonly account: CreditAccountRow
}

const maySee = ({ envelope }: Context, { ownerId }: CreditAccountRow): boolean =>
  (ownerId !== null && ownerId === callerId(envelope)) || isPermitted(envelope, 'credit.accounts:inspect')

/** Changes of an account that is the caller's, or that they may inspect. Throws NOT_FOUND for others. */
export async function accountChanges(
  context: Context,
  accountId: string,
  after: string | null | undefined,
): Promise<Started<AccountChanged>> {
  const { accountFeed, scope, envelope } = context
  const read = () => scope.snapshot((reader) => readAccount(reader, accountId))
  const visible = async (): Promise<CreditAccountRow> => {
    const account = envelope.tenantId !== null && isUuid(accountId) ? await read() : null
    if (account === null || !maySee(context, account)) throw notFound('account')
    return account
  }
  await visible()
  const events = accountFeed.follow(tenantId(context), accountId, after, scope.snapshot)
  return mapAsync(events, async ({ cursor }) => ({ cursor, account: await visible() }))
}
