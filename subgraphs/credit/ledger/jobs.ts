import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { sealingQueue, verificationQueue } from './queues.ts'
import { chainStart, sealOf } from './seals.ts'
import { type LedgerVerificationRow, readVerification, updateVerification } from './store.ts'
import { insertSeals, lastSeal, lockChain, sealedAfter, unsealed, wholeLedger } from './verify-store.ts'

const batch = 500

/** Seals up to 500 transactions; how many. */
async function sealSome(context: Context, writer: Writer): Promise<number> {
  await writer.read(lockChain, {})
  const [last] = await writer.read(lastSeal, {})
  const waiting = await writer.read(unsealed, { limit: batch })
  if (waiting.length === 0) return 0
  const first = (last?.sequence ?? 0) + 1
  let hash: Uint8Array = last?.hash ?? chainStart
  const hashes = waiting.map((transaction) => {
    hash = sealOf(hash, transaction)
    return Buffer.from(hash).toString('hex')
  })
  await writer.run(insertSeals, {
    firsts: waiting.map((_, index) => first + index),
    ids: waiting.map(({ id }) => id),
    hashes,
    at: context.clock.now(),
  })
  return waiting.length
}

async function sealAll(context: Context, signal: AbortSignal): Promise<void> {
  let sealed = batch
  while (sealed === batch) {
    signal.throwIfAborted()
    sealed = await context.scope.write((writer) => sealSome(context, writer))
  }
}

const sealing: WorkQueue<Context, object> = {
  ...sealingQueue,
  deadlineSeconds: 600,
  run: ({ context, signal }) => sealAll(context, signal),
}

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

/** Checks the whole ledger as it is at one moment. */
async function check(reader: Reader) {
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

const verifying: WorkQueue<Context, { readonly id: string }> = {
  ...verificationQueue,
  deadlineSeconds: 3_600,
  async run({ context, payload: { id }, signal, once }) {
    await sealAll(context, signal)
    const found = await context.scope.snapshot(check)
    await once(async (writer) => {
      const row = await readVerification(writer, id)
      if (row === null) return
      await updateVerification(writer, { ...row, ...found, status: 'DONE', updatedAt: context.clock.now() })
    })
  },
}

export const queues = [sealing, verifying]
