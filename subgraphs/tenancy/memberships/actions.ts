import { newId } from '@quintet/kit/slice/ids.ts'
import { audit, auditRole } from '../audit.ts'
import type { Context } from '../context.ts'
import { insertBinding } from '../role-bindings/store.ts'
import { insertMembership } from './store.ts'

/** Adds a member with a role to the active tenant. An existing member only gets the role. */
export async function addMember(context: Context, memberId: string, role: string): Promise<void> {
  await context.scope.write(async (writer) => {
    const joined = await writer.run(insertMembership, { id: newId(), memberId })
    const granted = await writer.run(insertBinding, { memberId, role, expiresAt: null, grantedBy: null })
    if (joined.length > 0) {
      await audit(context, writer, 'tenancy.member.joined', { userId: memberId })
      const at = context.clock.now().toISOString()
      await context.publish(writer, 'tenancy.member.joined', { version: 1, userId: memberId, at })
    }
    if (granted.length > 0) await auditRole(context, writer, 'tenancy.role.granted', memberId, role)
  })
}
