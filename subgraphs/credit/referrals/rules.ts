import { conflict, type Problem } from '@quintet/kit/slice/problems.ts'
import { addDays } from '../business-calendars/rules.ts'
import { weighted } from '../referral-programs/rules.ts'
import type { ReferralProgramRow } from '../referral-programs/store.ts'
import type { ReferralRow } from './store.ts'

/** Why Quintet itself rejects a referral. */
export const rejections = {
  device: 'Another member came with the same device',
  payout: 'The referrer and the referee are paid to the same account',
  customer: 'The referrer and the referee pay from the same account',
  late: 'There was no deposit in time',
  spent: 'The deposit did not stay',
} as const

/** What a programme promises to one level, as a referral keeps it. */
export const promiseOf = (program: ReferralProgramRow, level: number) => ({
  currency: program.currency,
  bonusMinor: weighted(program.referrerBonusMinor, program.levelWeights[level - 1] ?? '0'),
  refereeBonusMinor: level === 1 ? program.refereeBonusMinor : null,
  minimumDepositMinor: program.minimumDepositMinor,
  holdDays: program.holdDays,
  clawBackDays: program.clawBackDays,
  budgetAccountId: program.budgetAccountId,
})

/** What a registration on a business date begins. */
export const registration = (program: ReferralProgramRow, today: string) => ({
  registeredOn: today,
  qualifiesBy: addDays(today, program.depositWithinDays),
})

/** What is known of a referee when a business date is closed. */
export interface RefereeState {
  readonly tier: number
  /** The business date of the first deposit that is large enough and in time; null where there is none. */
  readonly depositOn: string | null
  readonly holdingsMinor: bigint
  /** Whether the referrer's money goes to the same account outside. */
  readonly arePaidAlike: boolean
  /** Whether the referrer has paid from the same account outside. */
  readonly payAlike: boolean
}

/** What becomes of a registered referral at the end of a business date; null where it waits. */
export function outcomeOn(
  referral: Pick<ReferralRow, 'qualifiesBy' | 'holdDays' | 'minimumDepositMinor'>,
  { tier, depositOn, holdingsMinor, arePaidAlike, payAlike }: RefereeState,
  day: string,
): 'QUALIFIED' | keyof typeof rejections | null {
  if (arePaidAlike) return 'payout'
  if (payAlike) return 'customer'
  if (depositOn === null) return day >= (referral.qualifiesBy ?? '') ? 'late' : null
  if (day < addDays(depositOn, referral.holdDays)) return null
  if (holdingsMinor < referral.minimumDepositMinor) return 'spent'
  return tier >= 1 ? 'QUALIFIED' : null
}

const open: ReadonlySet<string> = new Set(['INVITED', 'REGISTERED', 'QUALIFIED'])

/** Why a verdict may not be given on a business date; null when it may. */
export function verdictProblem(referral: ReferralRow, verdict: string, today: string): Problem | null {
  const path = ['input', 'referralId']
  const isPaid = referral.referrerTransactionId !== null || referral.refereeTransactionId !== null
  if (verdict === 'REJECT') {
    return open.has(referral.status) && !isPaid
      ? null
      : conflict(`The referral is ${isPaid ? 'rewarded in part' : referral.status}`, 'WRONG_STATUS', path)
  }
  if (!isPaid || referral.status === 'CLAWED_BACK') {
    return conflict(`The referral is ${referral.status}`, 'WRONG_STATUS', path)
  }
  const isOver = referral.rewardedOn !== null && today > addDays(referral.rewardedOn, referral.clawBackDays)
  return isOver ? conflict('The reward can be taken back no more', 'WINDOW_CLOSED', path) : null
}
