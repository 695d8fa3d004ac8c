import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { Context } from '../context.ts'
import { checkLedger } from './check.ts'
import { sealingQueue, verificationQueue } from './queues.ts'
import { chainStart, sealOf } from './seals.ts'
import { readVerification, updateVerification } from './store.ts'
import { insertSeals, lastSeal, lockChain, unsealed } from './verify-store.ts'

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

const verifying: WorkQueue<Context, { readonly id: string }> = {
  ...verificationQueue,
  deadlineSeconds: 3_600,
  async run({ context, payload: { id }, signal, once }) {
    await sealAll(context, signal)
    const found = await context.scope.snapshot(checkLedger)
    await once(async (writer) => {
      const row = await readVerification(writer, id)
      if (row === null) return
      await updateVerification(writer, { ...row, ...found, status: 'DONE', updatedAt: context.clock.now() })
    })
  },
}

export const queues = [sealing, verifying]
