// The source of an account's changes, and the cursors of many accounts at once.
import { streams } from '@quintet/drizzle/credit/events.ts'
import { mapAsync, type Started } from '@quintet/kit/events/map-async.ts'
import { callerId, tenantId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { headsOf } from '@quintet/kit/subgraph/feed.ts'
import { notFound } from '@quintet/kit/wire/errors.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { Context } from '../context.ts'
import { type CreditAccountRow, readAccount } from './store.ts'

/** The topic of accounts' streams. */
export const accountTopic = 'credit.accounts'

/** The cursor of an account's newest change. */
export const headOf = headsOf({ streams }, accountTopic)

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
