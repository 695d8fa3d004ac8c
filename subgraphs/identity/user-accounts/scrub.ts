import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import type { QueueOf } from '@quintet/kit/slice/job-requests.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { freedEmail, scrubbing } from './scrub-store.ts'
import { accountForUpdate } from './store.ts'

interface Deletion {
  readonly userId: string
  /** When they were deleted: a later deletion has a job of its own. */
  readonly deletedAt: string
}

export const scrubQueue: QueueOf<Deletion> = { name: 'identity.scrub' }

/** Removes what describes a user who was deleted some time ago, unless they came back. Their address is free from then on. */
export const scrubbingQueue: WorkQueue<Context, Deletion> = {
  ...scrubQueue,
  run: ({ context, payload, once }) => once((writer) => scrub(context, writer, payload)),
}

async function scrub(context: Context, writer: Writer, { userId, deletedAt }: Deletion): Promise<void> {
  const [account] = await writer.read(accountForUpdate, { id: userId })
  const isDue =
    account?.status === 'DELETED' && account.scrubbedAt === null && account.statusChangedAt?.toISOString() === deletedAt
  if (!isDue) return
  const at = context.clock.now()
  const { emptyUser, emptyProfile, emptySessions, emptyApiKeys, deletions } = scrubbing
  await writer.run(emptyUser, { id: userId, email: freedEmail(userId), at })
  for (const statement of [emptyProfile, emptySessions, emptyApiKeys, ...deletions])
    await writer.run(statement, { id: userId })
  for (const { shred } of [context.sealedUsers, context.totpSecrets]) await shred(writer, userId, at)
  await audit(context, writer, 'identity.user.scrubbed', { userId, actorId: null })
  await context.publish(writer, 'identity.user.scrub_due', { version: 1, userId, at: at.toISOString() })
}
