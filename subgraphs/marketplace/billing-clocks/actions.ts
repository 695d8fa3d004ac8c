import { change } from '@quintet/kit/slice/change.ts'
import { fieldProblem, invalidInput, notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { writeEnd } from '../licences/ends.ts'
import { lockLicenceState } from '../licences/store.ts'
import { settleUntil } from '../subscriptions/local.ts'
import { readAllLive } from '../subscriptions/store.ts'
import type { AdvanceBillingClockInput } from '../types.gen.ts'
import { setOffset } from './store.ts'

const maxDays = 800
const dayMilliseconds = 86_400_000

/** Moves the tenant's billing clock ahead: what falls due until then happens, in order. */
export const advanceBillingClock = (context: Context, input: AdvanceBillingClockInput) =>
  change(context, 'advanceBillingClock', input, {
    async work(writer) {
      if (context.billing !== 'local' || !context.isDevelopment) {
        throw new Refused(notAllowed('The billing clock is moved by hand in development alone', 'BILLING_NOT_LOCAL'))
      }
      const at = context.clock.now()
      const before = await lockLicenceState(writer, at)
      const ahead = input.to.getTime() - before.now.getTime()
      if (ahead < 0 || ahead > maxDays * dayMilliseconds) {
        const message = `The clock goes ahead by up to ${maxDays} days, from ${before.now.toISOString()} on`
        throw new Refused(invalidInput([fieldProblem(message, 'input', 'to')]))
      }
      await writer.run(setOffset, { offset: input.to.getTime() - at.getTime() })
      const state = { ...before, now: input.to }
      await settleUntil(context, writer, state, await readAllLive(writer), input.to)
      for (const licence of state.licences.values()) {
        if (licence.type === 'TRIAL') await writeEnd(writer, licence, input.to)
      }
      writer.afterCommit(context.wakeLicences)
      return { adapter: context.billing, now: input.to }
    },
  })
