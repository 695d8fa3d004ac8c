import type { BaseContext } from '@quintet/kit/slice/context.ts'

/** What marketplace's resolvers and actions may reach. */
export type Context = BaseContext & {
  /** Hints that licences have changed: what is remembered of them is asked again. */
  readonly wakeLicences: () => void
  /** Who bills. */
  readonly billing: 'local' | 'stripe'
  /** Whether clocks may be moved by hand. */
  readonly isDevelopment: boolean
}
