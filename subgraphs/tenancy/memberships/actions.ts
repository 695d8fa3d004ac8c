import { newId } from '@quintet/kit/slice/ids.ts'
import { insertBinding } from '../access/store.ts'
import type { Context } from '../context.ts'
import { insertMembership } from './store.ts'

/** Adds a member with a role to the active tenant. An existing member only gets the role. */
export async function addMember(context: Context, memberId: string, role: string): Promise<void> {
  await context.scope.write(async (writer) => {
    await writer.run(insertMembership, { id: newId(), memberId })
    await writer.run(insertBinding, { memberId, role })
  })
}
