import type { BaseContext } from '@quintet/kit/context.ts'

/** What marketplace's resolvers and actions may reach. */
export type Context = BaseContext
