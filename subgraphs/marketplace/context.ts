import type { BaseContext } from '@quintet/kit/slice/context.ts'
import type { ExpiringRow, readModuleUsage, readTenantRows, readUsage } from './insights/store.ts'

/** Figures across tenants. */
interface Insights {
  /** Gathers them unless that was done a short while ago. Returns when. */
  refresh(now: Date): Promise<Date>
  expiring(now: Date, until: Date): Promise<ExpiringRow[]>
  tenantRows(): ReturnType<typeof readTenantRows>
  moduleUsage(now: Date): ReturnType<typeof readModuleUsage>
  usage(from: string, to: string, tenantId: string | null): ReturnType<typeof readUsage>
}

/** What marketplace's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Hints that licences have changed: what is remembered of them is asked again. */
  readonly wakeLicences: () => void
  /** Figures across tenants, read under the job role. */
  readonly insights: Insights
  /** Who bills. */
  readonly billing: 'local' | 'stripe'
  /** Whether clocks may be moved by hand. */
  readonly isDevelopment: boolean
}
