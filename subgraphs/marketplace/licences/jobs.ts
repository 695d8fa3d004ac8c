import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { type Notice, sendNotice } from '@quintet/kit/slice/letters.ts'
import type { Context } from '../context.ts'
import { ownerAddresses } from '../owners.ts'
import { writeEnd } from './ends.ts'
import { licenceEnded, licenceEndsSoon, licenceSuspended } from './notices.ts'
import { endQueue, type LicenceEnd, reminderQueue } from './queues.ts'
import { type LicenceRow, type LicenceState, lockLicenceState } from './store.ts'

type EndNotice = Notice<{ module: string; expiresAt: string }>
/** Returns what there is to tell; null where there was nothing to do. */
type Work = (writer: Writer, licence: LicenceRow, state: LicenceState) => Promise<EndNotice | null>

/** Does work about a licence that still ends when it was to, and tells the tenant's owners if there was something to do. */
const atEnd =
  (work: Work): WorkQueue<Context, LicenceEnd>['run'] =>
  async ({ context, payload: { id, expiresAt }, once }) => {
    // Before the transaction: nothing waits inside one.
    const addresses = await ownerAddresses(context)
    await once(async (writer) => {
      const state = await lockLicenceState(writer, context.clock.now())
      const licence = [...state.licences.values()].find((each) => each.id === id)
      if (licence?.expiresAt?.toISOString() !== expiresAt) return
      const notice = await work(writer, licence, state)
      if (notice === null) return
      const data = { module: state.modulesById.get(licence.moduleId)!.name, expiresAt }
      for (const to of addresses)
        await sendNotice(context, writer, notice, { to, key: `${id} ${expiresAt} ${to}`, data })
      writer.afterCommit(context.wakeLicences)
    })
  }

const ending: WorkQueue<Context, LicenceEnd> = {
  ...endQueue,
  run: atEnd(async (writer, licence, { now }) => {
    const ended = await writeEnd(writer, licence, now)
    if (ended === null) return null
    return ended.suspendedAt === null ? licenceEnded : licenceSuspended
  }),
}

const reminding: WorkQueue<Context, LicenceEnd> = {
  ...reminderQueue,
  run: atEnd(async (_, licence, { now }) => (licence.isActive && licence.expiresAt! > now ? licenceEndsSoon : null)),
}

export const queues = [ending, reminding]
