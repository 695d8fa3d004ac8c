import { activeTenant } from '@quintet/kit/slice/context.ts'
import { found } from '@quintet/kit/wire/errors.ts'
import type { Context } from '../context.ts'
import { loadDetails, type TenantDetails, type TenantRow } from './store.ts'

/** A field that the active tenant answers, and every tenant that the platform read whole. */
export const detail =
  <Name extends keyof TenantDetails>(name: Name) =>
  async (tenant: TenantRow, _: object, context: Context): Promise<TenantDetails[Name]> => {
    if (name in tenant) return (tenant as TenantDetails)[name]
    return (await found('tenant', loadDetails(activeTenant(context, tenant.id), tenant.id)))[name]
  }
