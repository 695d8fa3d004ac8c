import { deviceOf } from '@quintet/kit/slice/device.ts'
import type { Resolvers } from '../types.gen.ts'
import { forgetDevice } from './actions.ts'
import { deviceRows } from './store.ts'

export const resolvers: Resolvers = {
  Viewer: {
    rememberedDevices: ({ id }, args, context) =>
      deviceRows(context, { ...args, ownerId: id, at: context.clock.now() }),
  },
  RememberedDevice: {
    device: ({ userAgent }) => deviceOf(userAgent),
  },
  Mutation: {
    forgetDevice: (_, { input }, context) => forgetDevice(context, input),
  },
}
