import { idempotencyKeys } from '@quintet/drizzle/tenancy/events.ts'
import { defineChange } from '@quintet/kit/slice/change.ts'

/** One transaction, once per idempotency key, refusals as data. */
export const change = defineChange(idempotencyKeys)
