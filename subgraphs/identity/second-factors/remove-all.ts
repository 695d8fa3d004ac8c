import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { Context } from '../context.ts'
import { removeIdentities } from '../external-identities/store.ts'
import { removePasskeys } from '../passkeys/store.ts'
import { factorsChanged } from './changed.ts'
import { removeBackupCodes, removeTotp } from './store.ts'

/**
 * Removes every proof of a user but the password. For an account whose address had not been verified: the person who set
 * them up may have claimed an address that is another's.
 */
export async function removeOtherProofs(context: Context, writer: Writer, userId: string): Promise<void> {
  await writer.run(removeIdentities, { ownerId: userId })
  await writer.run(removePasskeys, { ownerId: userId, id: null })
  await writer.run(removeTotp, { id: userId })
  await writer.run(removeBackupCodes, { ownerId: userId })
  await factorsChanged(context, writer, userId)
}
