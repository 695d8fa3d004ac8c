// Computes sums and seals of a tenant's ledger anew, and says what does not agree.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { chainStart, sealOf } from './seals.ts'
import type { LedgerVerificationRow } from './store.ts'
import { sealedAfter, wholeLedger } from './verify-store.ts'

const batch = 500

type Faults = NonNullable<LedgerVerificationRow['faults']>

/** Computes the chain anew; its last number and hash, and where it breaks. */
async function checkChain(reader: Reader): Promise<{ through: number; head: string | null; faults: Faults }> {
  const faults: Faults[number][] = []
  let through = 0
  let hash: Uint8Array = chainStart
  for (;;) {
    const sealed = await reader.read(sealedAfter, { after: through, limit: batch })
    for (const { sequence, hash: stored, ...transaction } of sealed) {
      const right = sealOf(hash, transaction)
      const isRight = right.equals(stored) && sequence === through + 1
      if (!isRight && faults.length < 100) {
        const message = `Seal ${sequence} does not follow from its transaction`
        faults.push({ kind: 'CHAIN', accountId: null, transactionId: transaction.id, message })
      }
      hash = stored
      through = sequence
    }
    if (sealed.length < batch) break
  }
  return { through, head: through === 0 ? null : Buffer.from(hash).toString('hex'), faults }
}

/** Checks the whole ledger of a tenant as it is at one moment; it writes nothing. */
export async function checkLedger(reader: Reader) {
  const [whole] = await reader.read(wholeLedger, {})
  const { transactions, sums, unbalanced, balances, held } = whole!
  const chain = await checkChain(reader)
  const ofAccount = (kind: string, message: string) => (account: { id: string }) => ({
    kind,
    accountId: account.id,
    transactionId: null,
    message,
  })
  const faults: Faults = [
    ...unbalanced.map(({ id }) => ({
      kind: 'UNBALANCED',
      accountId: null,
      transactionId: id,
      message: 'The postings of the transaction do not sum to zero',
    })),
    ...balances.map(ofAccount('BALANCE', 'The balance is not the sum of the postings')),
    ...held.map(ofAccount('HELD', 'What is held is not the sum of the holds')),
    ...chain.faults,
  ]
  return { transactions, sums, faults, sealedThrough: chain.through, chainHead: chain.head }
}
