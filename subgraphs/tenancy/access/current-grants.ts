import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { BaseContext } from '@quintet/kit/slice/context.ts'
import { lockTenant } from '../tenants/store.ts'
import { membershipState, permissionsOfUser } from './store.ts'

/** The caller's present grants. Changes of roles in a tenant are serialised, so they stay as they are until the commit. */
export async function currentGrants(writer: Writer, { clock }: Pick<BaseContext, 'clock'>): Promise<string[]> {
  const [, held, [membership]] = await Promise.all([
    writer.read(lockTenant, {}),
    writer.read(permissionsOfUser, { at: clock.now() }),
    writer.read(membershipState, {}),
  ])
  return membership?.isMember ? held.map(({ permission }) => permission) : []
}
