import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { conflict, limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { emailProblems, normalEmail, textProblems } from '@quintet/kit/slice/text-rules.ts'
import { lockAccounts } from '../accounts/store.ts'
import { startClosing } from '../business-calendars/schedule.ts'
import { businessDate } from '../business-calendars/store.ts'
import type { Context } from '../context.ts'
import { post } from '../ledger/post.ts'
import { readPostings } from '../ledger/store.ts'
import { activeMembers } from '../members.ts'
import { type ReferralProgramRow, readProgram } from '../referral-programs/store.ts'
import type { ClaimReferralInput, CreateReferralInput, DecideReferralInput } from '../types.gen.ts'
import { codeOf, memberOf } from './codes.ts'
import { invitedByMember } from './notices.ts'
import { moveAll } from './rewards.ts'
import { promiseOf, registration, rejections, verdictProblem } from './rules.ts'
import {
  countInvited,
  followers,
  insertReferral,
  isDeviceKnown,
  lockClaims,
  lockReferrer,
  oneInvitationIndex,
  oneReferrerIndex,
  type ReferralRow,
  readBrought,
  readInvitation,
  referralForUpdate,
  updateReferral,
} from './store.ts'

const day = 86_400_000

/** Invites an address with the caller's code. */
export const createReferral = (context: Context, input: CreateReferralInput) =>
  change(context, 'createReferral', input, {
    problems: emailProblems(input.email, 'input', 'email'),
    taken: {
      [oneInvitationIndex]: conflict('This address was invited already', 'ALREADY_INVITED', ['input', 'email']),
    },
    async work(writer) {
      const referrerId = viewerId(context)
      const program = await activeProgram(writer)
      await refuseOverCap(context, writer, program, referrerId)
      const at = context.clock.now()
      const email = normalEmail(input.email)
      const made = await insertReferral(writer, {
        id: newId(),
        referrerId,
        refereeId: null,
        email,
        level: 1,
        parentId: null,
        status: 'INVITED',
        ...promiseOf(program, 1),
        registeredOn: null,
        qualifiesBy: null,
        deviceHash: null,
        createdAt: at,
        updatedAt: at,
      })
      await sendNotice(context, writer, invitedByMember, {
        to: email,
        key: made.id,
        data: { code: codeOf(referrerId) },
      })
      return made
    },
  })

async function activeProgram(writer: Writer): Promise<ReferralProgramRow> {
  const program = await readProgram(writer)
  if (program?.isActive === true) return program
  throw new Refused(notAllowed('There is no programme at present', 'NO_PROGRAM', ['input']))
}

async function refuseOverCap(
  context: Context,
  writer: Writer,
  { capPerReferrer, capDays }: ReferralProgramRow,
  referrerId: string,
): Promise<void> {
  await lockReferrer(writer, referrerId)
  const since = new Date(context.clock.now().getTime() - capDays * day)
  if ((await countInvited(writer, referrerId, since)) < capPerReferrer) return
  throw new Refused(limitReached(`A member brings ${capPerReferrer} in ${capDays} days`, 'REFERRAL_CAP', ['input']))
}

/** Names who brought the caller. What speaks against a reward is kept in the referral, and does not fail the request. */
export async function claimReferral(context: Context, input: ClaimReferralInput) {
  const refereeId = viewerId(context)
  const referrerId = memberOf(input.code)
  // Queried before the transaction: nothing waits for another service inside one.
  const members = referrerId === null ? new Set<string>() : await activeMembers(context, [referrerId])
  const addresses = referrerId === null ? [] : await context.peers.addresses({ userIds: [refereeId] })
  return change(context, 'claimReferral', input, {
    problems: textProblems('The device hash', input.deviceHash, { min: 16, max: 200 }, 'input', 'deviceHash'),
    taken: { [oneReferrerIndex]: referrerSet() },
    async work(writer) {
      const path = ['input', 'code']
      if (referrerId === null || !members.has(referrerId)) {
        throw new Refused(notFoundProblem('There is no such code', path))
      }
      if (referrerId === refereeId) throw new Refused(notAllowed('The code is your own', 'OWN_CODE', path))
      const program = await activeProgram(writer)
      // Two who name each other at the same time would make a circle that neither sees.
      await lockClaims(writer)
      if ((await readBrought(writer, refereeId)) !== null) throw new Refused(referrerSet())
      await refuseCycle(writer, referrerId, refereeId)
      const emails = addresses.map(({ email }) => email)
      const invitation = await readInvitation(writer, referrerId, emails)
      if (invitation === null) await refuseOverCap(context, writer, program, referrerId)
      await startClosing(context, writer)
      return register(context, writer, program, { referrerId, refereeId, invitation, deviceHash: input.deviceHash })
    },
  })
}

const referrerSet = () => conflict('It is known already who brought you', 'REFERRER_SET', ['input', 'code'])

/** Follows who brought whom from the referrer on. There is no circle yet, so that it ends. */
async function refuseCycle(writer: Writer, referrerId: string, refereeId: string): Promise<void> {
  let next: string | null = referrerId
  while (next !== null) {
    const brought: ReferralRow | null = await readBrought(writer, next)
    next = brought?.referrerId ?? null
    if (next === refereeId) {
      throw new Refused(notAllowed('You brought them, in one step or several', 'REFERRAL_CYCLE', ['input', 'code']))
    }
  }
}

interface Claim {
  readonly referrerId: string
  readonly refereeId: string
  readonly invitation: ReferralRow | null
  readonly deviceHash?: string | null | undefined
}

async function register(
  context: Context,
  writer: Writer,
  program: ReferralProgramRow,
  { referrerId, refereeId, invitation, deviceHash = null }: Claim,
): Promise<ReferralRow> {
  const at = context.clock.now()
  const isShared = deviceHash !== null && (await isDeviceKnown(writer, deviceHash))
  const values = {
    refereeId,
    status: isShared ? ('REJECTED' as const) : ('REGISTERED' as const),
    reason: isShared ? rejections.device : null,
    ...registration(program, await businessDate(context, writer)),
    deviceHash,
    updatedAt: at,
  }
  const shared = { parentId: null, createdAt: at, email: null }
  const first = { ...values, ...promiseOf(program, 1) }
  const made =
    invitation === null
      ? await insertWith(writer, { id: newId(), ...shared, ...first, referrerId, level: 1 })
      : (await updateReferral(writer, { ...invitation, ...first }))!
  const above = program.levelWeights.length > 1 ? await readBrought(writer, referrerId) : null
  if (above !== null && above.status !== 'REJECTED' && above.status !== 'CLAWED_BACK') {
    const second = { ...values, ...promiseOf(program, 2), deviceHash: null }
    const row = { id: newId(), ...shared, ...second, referrerId: above.referrerId, level: 2, parentId: made.id }
    await insertWith(writer, row)
  }
  return made
}

/** Inserts a referral that may be rejected from the beginning. */
async function insertWith(
  writer: Writer,
  { reason, ...values }: Parameters<typeof insertReferral>[1] & { readonly reason: string | null },
): Promise<ReferralRow> {
  const made = await insertReferral(writer, values)
  return reason === null ? made : (await updateReferral(writer, { ...made, reason }))!
}

/** Rejects a referral before its reward, or takes back what was paid for it, also from those that follow it. */
export const decideReferral = (context: Context, input: DecideReferralInput) =>
  change(context, 'decideReferral', input, {
    problems: textProblems('The reason', input.reason, { max: 500 }, 'input', 'reason'),
    async work(writer) {
      const id = input.referralId
      const [row] = isUuid(id) ? await writer.read(referralForUpdate, { id }) : []
      if (row === undefined) throw new Refused(notFoundProblem('There is no such referral', ['input', 'referralId']))
      const problem = verdictProblem(row, input.verdict, await businessDate(context, writer))
      if (problem !== null) throw new Refused(problem)
      const reason = input.reason.trim()
      if (input.verdict === 'REJECT') return moveAll(context, writer, row, { status: 'REJECTED', reason })
      for (const each of [row, ...(await writer.read(followers, { parentId: row.id }))]) {
        for (const transactionId of [each.referrerTransactionId, each.refereeTransactionId]) {
          if (transactionId !== null) await takeBack(context, writer, transactionId, reason)
        }
      }
      return moveAll(context, writer, row, { status: 'CLAWED_BACK', reason })
    },
  })

/** Reverses a bonus. What was spent of it is owed: the wallet stands below zero until it is filled again. */
async function takeBack(context: Context, writer: Writer, transactionId: string, reason: string): Promise<void> {
  const postings = await readPostings(writer, transactionId)
  const accounts = await lockAccounts(
    writer,
    postings.map(({ accountId }) => accountId),
  )
  const lines = postings.map(({ accountId, amountMinor }) => ({
    account: accounts.get(accountId)!,
    amountMinor: -amountMinor,
  }))
  await post(context, writer, { kind: 'REVERSAL', memo: reason, lines, reversesId: transactionId, isForced: true })
}
