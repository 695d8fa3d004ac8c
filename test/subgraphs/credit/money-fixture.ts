// Members with wallets in a tenant of their own, and operations that move money as clients send them.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { envelopeOf, type TestRuntime } from '../../support/quintet/subgraph.ts'
import { aFixture, type Fixture, idOf } from './fixture.ts'

export interface Money {
  readonly amount: string
  readonly currency: string
}
export interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly code: string
  readonly status: string
  readonly path: string[] | null
  readonly [field: string]: unknown
}

const problem = '... on Problem { message code path } ... on InvalidInput { fields { message path } }'
const sum = '{ amount currency }'
const accountCard = `id kind status currency changesCursor owner { id } overdraftLimit ${sum}
  balance { posted ${sum} held ${sum} available ${sum} }`
const transactionCard = `id kind memo businessDate createdAt reverses { id } reversedBy { id }
  postings { account { id kind } amount ${sum} }`
const holdCard = `id status amount ${sum} captured ${sum} reason expiresAt account { id }`
const shapes: Readonly<Record<string, string>> = {
  openCreditAccount: `... on CreditAccount { ${accountCard} }`,
  updateCreditAccount: `... on CreditAccount { ${accountCard} }`,
  depositMoney: `... on LedgerTransaction { ${transactionCard} }`,
  withdrawMoney: `... on LedgerTransaction { ${transactionCard} }`,
  transferMoney: `... on LedgerTransaction { ${transactionCard} }`,
  captureHold: `... on LedgerTransaction { ${transactionCard} }`,
  reverseTransaction: `... on LedgerTransaction { ${transactionCard} }`,
  placeHold: `... on Hold { ${holdCard} }`,
  releaseHold: `... on Hold { ${holdCard} }`,
  saveAccountTier: '... on AccountTier { level name version }',
  saveBusinessCalendar: '... on BusinessCalendar { businessDate mode version isClosing }',
  advanceBusinessDate: '... on BusinessCalendar { businessDate mode version isClosing }',
  verifyLedger: '... on LedgerVerification { id status }',
}

export interface MoneyFixture extends Fixture {
  /** A member with every permission in credit. */
  readonly treasurer: Envelope
  /** The outcome of a mutation. */
  call(mutation: string, input: object, by?: Envelope): Promise<Outcome>
  /** A new member with a wallet in EUR, with this amount on it. */
  aWallet(amount?: string): Promise<{ member: Envelope; id: string }>
  /** What is posted, held and available on an account. */
  balanceOf(id: string): Promise<{ posted: string; held: string; available: string }>
  /** A key that was not used before. */
  aKey(): string
}

export const eur = (amount: string): Money => ({ amount, currency: 'EUR' })

/** Credit with its jobs, on a database of its own. @param more further mutations, with what their payloads show */
export async function aMoneyFixture(
  options: TestRuntime = {},
  more: Readonly<Record<string, string>> = {},
): Promise<MoneyFixture> {
  const fixture = await aFixture({ isWorker: true, isDevelopment: true, ...options })
  const treasurer = envelopeOf({ userId: newId(), tenantId: fixture.tenantId, grants: ['credit.*:*'] })
  fixture.memberships.push({ userId: idOf(treasurer), tenantId: fixture.tenantId, isActive: true })
  let keys = 0
  const aKey = () => `key ${++keys}`
  const known = { ...shapes, ...more }
  const call: MoneyFixture['call'] = async (mutation, input, by = treasurer) => {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`
    const text = `mutation ($input: ${type}!) { outcome: ${mutation}(input: $input) { __typename ${known[mutation]} ${problem} } }`
    return (await fixture.subgraph.ask<{ outcome: Outcome }>(text, { input }, by)).outcome
  }
  return {
    ...fixture,
    treasurer,
    aKey,
    call,
    async aWallet(amount) {
      const member = fixture.aMember()
      const { id, __typename } = await call('openCreditAccount', { currency: 'EUR' }, member)
      if (__typename !== 'CreditAccount') throw new Error(`No wallet: ${__typename}`)
      if (amount !== undefined)
        await call('depositMoney', { accountId: id, amount: eur(amount), idempotencyKey: aKey() })
      return { member, id }
    },
    async balanceOf(id) {
      const text = `query ($id: ID!) { creditAccount(id: $id) { balance { posted ${sum} held ${sum} available ${sum} } } }`
      const { creditAccount } = await fixture.subgraph.ask<{
        creditAccount: { balance: { posted: Money; held: Money; available: Money } }
      }>(text, { id }, treasurer)
      const { posted, held, available } = creditAccount.balance
      return { posted: posted.amount, held: held.amount, available: available.amount }
    },
  }
}
