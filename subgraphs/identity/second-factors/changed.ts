import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import { forgetDevices } from '../remembered-devices/remember.ts'
import { recordChange } from '../sessions/store.ts'

/** After a change of a user's factors: devices stand in for none of them, and gateways read again what proves the user. */
export async function factorsChanged(context: Context, writer: Writer, userId: string): Promise<void> {
  await forgetDevices(context, writer, userId)
  await proofsChanged(context, writer, userId)
}

/** Lets gateways read again what proves the user. */
export async function proofsChanged({ clock, wakeAccess }: Context, writer: Writer, userId: string): Promise<void> {
  const change = { changedSessionId: null, changedUserId: userId, changedTenantId: null, at: clock.now() }
  await writer.run(recordChange, change)
  writer.afterCommit(wakeAccess)
}
