import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { amountProblems } from '../accounts/rules.ts'
import type { Context } from '../context.ts'
import { insertHold } from '../holds/store.ts'
import { amountFor, lockForDebit, noAccount } from '../ledger/money.ts'
import { judgeDebit, tellChanged } from '../ledger/post.ts'
import { gatewayOfSlug } from '../payment-gateways/store.ts'
import { readDestination } from '../payout-destinations/store.ts'
import type { CreatePayoutInput } from '../types.gen.ts'
import { payoutQueue } from './queues.ts'
import { insertPayout, type PayoutRow } from './store.ts'

/** The hold of a payout ends with the payout, and not by time. */
const holdMilliseconds = 3650 * 86_400_000

/** Sends money out: it is held at once, and goes when the gateway confirms. */
export const createPayout = (context: Context, input: CreatePayoutInput) =>
  change<PayoutRow>(context, 'createPayout', input, {
    problems: amountProblems(input.amount, null, 'input', 'amount'),
    async work(writer) {
      const ownerId = viewerId(context)
      const path = ['input', 'destinationId']
      const destination = await readDestination(writer, input.destinationId)
      if (destination?.ownerId !== ownerId) throw new Refused(notFoundProblem('There is no such destination', path))
      const gateway = await gatewayOfSlug(writer, destination.gatewaySlug)
      if (gateway?.isActive !== true) {
        throw new Refused(conflict('The gateway is not active', 'GATEWAY_INACTIVE', path))
      }
      const { accountId } = input
      const account = (await lockForDebit(context, writer, [accountId])).get(accountId)
      if (account?.ownerId !== ownerId || account.kind !== 'WALLET') throw noAccount('accountId')
      const amountMinor = amountFor(account, input.amount)
      await judgeDebit(context, writer, account, amountMinor, ['input', 'amount'])
      const at = context.clock.now()
      const times = { createdAt: at, updatedAt: at }
      const hold = await insertHold(writer, {
        id: newId(),
        accountId,
        amountMinor,
        reason: 'Payout',
        expiresAt: new Date(at.getTime() + holdMilliseconds),
        status: 'ACTIVE',
        capturedMinor: 0n,
        ...times,
      })
      const of = { ownerId, accountId, destinationId: destination.id, gatewayId: gateway.id, holdId: hold.id }
      const { currency } = account
      const made = await insertPayout(writer, {
        id: newId(),
        ...of,
        currency,
        amountMinor,
        status: 'PENDING',
        ...times,
      })
      await tellChanged(context, writer, [accountId])
      await requestJob(context, writer, payoutQueue, made.id, { id: made.id })
      return made
    },
  })
