import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import type { Deleted, ForgetDeviceInput } from '../types.gen.ts'
import { revokeDevices } from './store.ts'

/** Forgets one of the caller's devices. */
export function forgetDevice(context: Context, input: ForgetDeviceInput): Promise<Deleted | Problem> {
  const { deviceId: id } = input
  const userId = viewerId(context)
  return change(context, 'forgetDevice', input, {
    async work(writer) {
      const values = { ownerId: userId, id, at: context.clock.now() }
      const forgotten = isUuid(id) ? await writer.run(revokeDevices, values) : []
      if (forgotten.length === 0) {
        throw new Refused(notFoundProblem('There is no such remembered device', ['input', 'deviceId']))
      }
      await audit(context, writer, 'identity.device.forgotten', { userId, target: { type: 'RememberedDevice', id } })
      return { id }
    },
  })
}
