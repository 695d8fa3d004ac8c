import type { CollectPersonalData } from '@quintet/kit/subgraph/personal-data.ts'
import type { Context } from './context.ts'
import { readOfPerson } from './extensions/store.ts'
import { readOrdered } from './orders/personal-data.ts'

/** What a person has ordered, what is in their cart, and what they have added for themselves. */
export const collectPersonalData: CollectPersonalData<Context> = async ({ userId, inTenants }) => ({
  orders: await inTenants((scope) => readOrdered(scope, userId)),
  extensions: await inTenants((scope) => readOfPerson(scope, userId)),
})
