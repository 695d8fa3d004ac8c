import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { WorkQueue } from '@quintet/kit/jobs/queue.ts'
import { type Notice, sendNotice } from '@quintet/kit/slice/letters.ts'
import type { Context } from '../context.ts'
import { ownerAddresses } from '../owners.ts'
import { writeEnd } from './ends.ts'
import { licenceEnded, licenceEndsSoon } from './notices.ts'
import { endQueue, type LicenceEnd, reminderQueue } from './queues.ts'
import { type LicenceRow, type LicenceState, lockLicenceState } from './store.ts'

type Work = (writer: Writer, licence: LicenceRow, state: LicenceState) => Promise<boolean>

/** Does work about a licence that still ends when it was to, and tells the tenant's owners if there was something to do. */
const atEnd =
  (notice: Notice<{ module: string; expiresAt: string }>, work: Work): WorkQueue<Context, LicenceEnd>['run'] =>
  async ({ context, payload: { id, expiresAt }, once }) => {
    // Before the transaction: nothing waits inside one.
    const addresses = await ownerAddresses(context)
    await once(async (writer) => {
      const state = await lockLicenceState(writer, context.clock.now())
      const licence = [...state.licences.values()].find((each) => each.id === id)
      if (licence?.expiresAt?.toISOString() !== expiresAt || !(await work(writer, licence, state))) return
      const data = { module: state.modulesById.get(licence.moduleId)!.name, expiresAt }
      for (const to of addresses)
        await sendNotice(context, writer, notice, { to, key: `${id} ${expiresAt} ${to}`, data })
      writer.afterCommit(context.wakeLicences)
    })
  }

const ending: WorkQueue<Context, LicenceEnd> = {
  ...endQueue,
  run: atEnd(licenceEnded, async (writer, licence, { now }) => (await writeEnd(writer, licence, now)) !== null),
}

const reminding: WorkQueue<Context, LicenceEnd> = {
  ...reminderQueue,
  run: atEnd(licenceEndsSoon, async (_, licence, { now }) => licence.isActive && licence.expiresAt! > now),
}

export const queues = [ending, reminding]
