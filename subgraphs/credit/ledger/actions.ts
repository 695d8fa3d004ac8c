import { change } from '@quintet/kit/slice/change.ts'
import { callerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { requestJob } from '@quintet/kit/slice/job-requests.ts'
import {
  conflict,
  fieldProblem,
  invalidInput,
  notAllowed,
  notFoundProblem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import { limitsOf } from '../account-tiers/limits.ts'
import { amountProblems } from '../accounts/rules.ts'
import { tenantAccount } from '../accounts/store.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import type {
  DepositMoneyInput,
  ReverseTransactionInput,
  TransferMoneyInput,
  VerifyLedgerInput,
  WithdrawMoneyInput,
} from '../types.gen.ts'
import { amountFor, lockForDebit, movableAccount, noAccount, readMovable } from './money.ts'
import { judgeCredit, judgeDebit, post, postAtCommit } from './post.ts'
import { verificationQueue } from './queues.ts'
import { isReversible } from './rules.ts'
import { insertVerification, readPostings, readTransaction, reversalOf, reversesIndex } from './store.ts'

const memoProblems = (memo: string | null | undefined) => textProblems('The memo', memo, { max: 500 }, 'input', 'memo')

const alreadyReversed = () =>
  conflict('The transaction was reversed already', 'ALREADY_REVERSED', ['input', 'transactionId'])

/** Books money that came in. */
export const depositMoney = (context: Context, input: DepositMoneyInput) =>
  change(context, 'depositMoney', input, {
    problems: [...amountProblems(input.amount, null, 'input', 'amount'), ...memoProblems(input.memo)],
    async work(writer) {
      const { accountId } = input
      const [today, account] = await Promise.all([businessDate(context, writer), readMovable(writer, accountId)])
      const amountMinor = amountFor(account, input.amount)
      const date = input.businessDate ?? today
      if (date > today) {
        throw new Refused(invalidInput([fieldProblem('The business date is yet to come', 'input', 'businessDate')]))
      }
      const limits = await limitsOf(context, writer, account)
      const clearing = await tenantAccount(writer, 'GATEWAY_CLEARING', account.currency, context.clock.now())
      const lines = [
        { account, amountMinor },
        { account: clearing, amountMinor: -amountMinor },
      ]
      const posting = { kind: 'DEPOSIT', memo: input.memo, businessDate: date, lines } as const
      return postAtCommit(context, writer, posting, { account, amountMinor, limits, path: ['input', 'amount'] })
    },
  })

/** Books money that went out. */
export const withdrawMoney = (context: Context, input: WithdrawMoneyInput) =>
  change(context, 'withdrawMoney', input, {
    problems: [...amountProblems(input.amount, null, 'input', 'amount'), ...memoProblems(input.memo)],
    async work(writer) {
      const [today, accounts] = await Promise.all([
        businessDate(context, writer),
        lockForDebit(context, writer, [input.accountId]),
      ])
      const account = movableAccount(accounts, input.accountId, 'accountId')
      const amountMinor = amountFor(account, input.amount)
      await judgeDebit(context, writer, account, amountMinor, ['input', 'amount'])
      const clearing = await tenantAccount(writer, 'GATEWAY_CLEARING', account.currency, context.clock.now())
      const lines = [
        { account, amountMinor: -amountMinor },
        { account: clearing, amountMinor },
      ]
      return post(context, writer, { kind: 'WITHDRAWAL', memo: input.memo, businessDate: today, lines })
    },
  })

/** Moves money between accounts: from the caller's own, or with the permission from any. */
export const transferMoney = (context: Context, input: TransferMoneyInput) =>
  change(context, 'transferMoney', input, {
    problems: [
      ...amountProblems(input.amount, null, 'input', 'amount'),
      ...memoProblems(input.memo),
      ...(input.fromAccountId === input.toAccountId
        ? [fieldProblem('The payer and the payee must be two accounts', 'input', 'toAccountId')]
        : []),
    ],
    async work(writer) {
      const { fromAccountId, toAccountId } = input
      const [today, accounts] = await Promise.all([
        businessDate(context, writer),
        lockForDebit(context, writer, [fromAccountId, toAccountId]),
      ])
      const isOwn = accounts.get(fromAccountId)?.ownerId === callerId(context.envelope)
      if (!isOwn && !isPermitted(context.envelope, 'credit.ledger:write')) throw noAccount('fromAccountId')
      const from = movableAccount(accounts, fromAccountId, 'fromAccountId')
      const to = movableAccount(accounts, toAccountId, 'toAccountId')
      const amountMinor = amountFor(from, input.amount)
      amountFor(to, input.amount)
      await judgeDebit(context, writer, from, amountMinor, ['input', 'amount'])
      await judgeCredit(context, writer, to, amountMinor, ['input', 'toAccountId'])
      const lines = [
        { account: from, amountMinor: -amountMinor },
        { account: to, amountMinor },
      ]
      return post(context, writer, { kind: 'TRANSFER', memo: input.memo, businessDate: today, lines })
    },
  })

/** Undoes a transaction by another that takes back each of its postings. */
export const reverseTransaction = (context: Context, input: ReverseTransactionInput) =>
  change(context, 'reverseTransaction', input, {
    problems: textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    taken: {
      [reversesIndex]: alreadyReversed(),
    },
    async work(writer) {
      const isForced = input.force === true
      if (isForced && !isPermitted(context.envelope, 'credit.ledger:force')) {
        throw new Refused(notAllowed('To force needs a permission of its own', 'NOT_ALLOWED', ['input', 'force']))
      }
      const path = ['input', 'transactionId']
      const reversed = await readTransaction(writer, input.transactionId)
      if (reversed === null) throw new Refused(notFoundProblem('There is no such transaction', path))
      if (!isReversible(reversed)) {
        throw new Refused(notAllowed('Such a transaction cannot be reversed', 'NOT_REVERSIBLE', path))
      }
      const postings = await readPostings(writer, reversed.id)
      if ((await writer.read(reversalOf, { id: reversed.id })).length > 0) throw new Refused(alreadyReversed())
      const accounts = await lockForDebit(
        context,
        writer,
        postings.map(({ accountId }) => accountId),
      )
      const lines = postings.map(({ accountId, amountMinor }) => ({
        account: accounts.get(accountId)!,
        amountMinor: -amountMinor,
      }))
      for (const { account, amountMinor } of lines) {
        if (account.status === 'CLOSED') throw new Refused(conflict('The account is closed', 'ACCOUNT_CLOSED', path))
        if (isForced || !account.hasBalance) continue
        if (amountMinor < 0n) await judgeDebit(context, writer, account, -amountMinor, path)
        else await judgeCredit(context, writer, account, amountMinor, path)
      }
      return post(context, writer, { kind: 'REVERSAL', memo: input.reason, lines, reversesId: reversed.id, isForced })
    },
  })

/** Has a job check the whole ledger. */
export const verifyLedger = (context: Context, input: VerifyLedgerInput) =>
  change(context, 'verifyLedger', input, {
    async work(writer) {
      const at = context.clock.now()
      const made = await insertVerification(writer, { id: newId(), status: 'QUEUED', createdAt: at, updatedAt: at })
      await requestJob(context, writer, verificationQueue, made.id, { id: made.id })
      return made
    },
  })
