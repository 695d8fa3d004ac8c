// A loan's terms, and amounts by what they are for.
import type { DayCount } from '../savings/day-counts.ts'
import type { Planned, ScheduleKind } from './schedules.ts'

const loanParts = ['PENALTY', 'FEE', 'INTEREST', 'PRINCIPAL'] as const
export type LoanPart = (typeof loanParts)[number]

/** Amounts of a loan by what they are for, in minor units. */
export type Parts = Readonly<Record<LoanPart, bigint>>
export const noParts: Parts = { PENALTY: 0n, FEE: 0n, INTEREST: 0n, PRINCIPAL: 0n }
export const totalOf = (parts: Parts): bigint => loanParts.reduce((sum, part) => sum + parts[part], 0n)
export const mapParts = (value: (part: LoanPart) => bigint): Parts => ({
  PENALTY: value('PENALTY'),
  FEE: value('FEE'),
  INTEREST: value('INTEREST'),
  PRINCIPAL: value('PRINCIPAL'),
})
export const sumOf = (all: readonly Parts[]): Parts =>
  mapParts((part) => all.reduce((sum, parts) => sum + parts[part], 0n))

/** What a loan began with, and keeps. */
export interface LoanTerms {
  readonly principalMinor: bigint
  readonly annualRate: string
  readonly dayCount: DayCount
  readonly scheduleKind: ScheduleKind
  readonly startOn: string
  readonly plan: readonly Planned[]
  readonly holidays: readonly string[]
  readonly allocation: readonly LoanPart[]
  readonly allocationOrder: 'HORIZONTAL' | 'VERTICAL'
  readonly surplus: 'NEXT_INSTALMENTS' | 'REAMORTISE' | 'WALLET'
  readonly lateFeeMinor: bigint
  /** Percent a year of what is overdue; null for none. */
  readonly penaltyRate: string | null
  readonly graceDays: number
}

/** What a loan goes on with once it is restructured. */
export interface NewTerms {
  readonly annualRate: string
  readonly scheduleKind: ScheduleKind
  /** How many, a month apart. */
  readonly instalments: number
  readonly firstDueOn: string
}

export interface LoanEvent {
  readonly id: string
  readonly on: string
  readonly amountMinor: bigint
  /** The part that is waived; null for others. */
  readonly waives: LoanPart | null
  /** Other terms from then on; null or absent for repayments and waivers. */
  readonly replan?: NewTerms | null
}

export interface InstalmentState {
  readonly number: number
  readonly dueOn: string
  /** What it demands. */
  readonly demands: Parts
  /** What of it was paid or waived. */
  readonly settled: Parts
}

export interface Allocation {
  readonly allocated: Parts
  /** What was taken and waits for the next instalments. */
  readonly surplusMinor: bigint
  /** What there was no claim to: it stays with the payer. */
  readonly leftMinor: bigint
}

export interface LoanState {
  readonly instalments: readonly InstalmentState[]
  readonly allocations: ReadonlyMap<string, Allocation>
  /** Principal that is not repaid; interest, fees and penalties that are due. */
  readonly outstanding: Parts
  /** What settles the loan on this day. */
  readonly payoff: Parts
  readonly daysPastDue: number
  /** The day of the next instalment that is to be paid, or of the oldest that was not. */
  readonly nextDueOn: string | null
  /** Whether nothing that is due is open. */
  readonly isCurrent: boolean
  readonly isSettled: boolean
}
