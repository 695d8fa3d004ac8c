import { activeTenant } from '@quintet/kit/slice/context.ts'
import type { Resolvers } from '../types.gen.ts'
import { createBucket, deleteBucket, updateBucket } from './actions.ts'
import { megabyte } from './rules.ts'
import { bucketPage } from './store.ts'

export const resolvers: Resolvers = {
  Tenant: {
    buckets: ({ id }, page, context) => bucketPage(activeTenant(context, id), page),
  },
  Bucket: {
    usedMegabytes: ({ usedBytes }) => Math.ceil((usedBytes / megabyte) * 100) / 100,
  },
  Mutation: {
    createBucket: (_, { input }, context) => createBucket(context, input),
    updateBucket: (_, { input }, context) => updateBucket(context, input),
    deleteBucket: (_, { input }, context) => deleteBucket(context, input),
  },
}
