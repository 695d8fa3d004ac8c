import { newId } from '@quintet/kit/slice/ids.ts'
import { insertBinding } from '../access/store.ts'
import type { Context } from '../context.ts'
import { insertMembership } from './store.ts'

/** Makes a person a member of the active tenant with a role; a member already: only the role is added. */
export async function addMember(context: Context, memberId: string, role: string): Promise<void> {
  await context.scope.write(async (writer) => {
    await writer.run(insertMembership, { id: newId(), memberId })
    await writer.run(insertBinding, { memberId, role })
  })
}
