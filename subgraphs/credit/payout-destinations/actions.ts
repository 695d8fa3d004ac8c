import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { Context } from '../context.ts'
import { adapterOf } from '../payment-gateways/adapters.ts'
import { outsideHash } from '../payment-gateways/outside.ts'
import { gatewayOfSlug } from '../payment-gateways/store.ts'
import type { SavePayoutDestinationInput } from '../types.gen.ts'
import {
  destinationNameIndex,
  destinationOfName,
  insertDestination,
  type PayoutDestinationRow,
  updateDestination,
} from './store.ts'

const stale = () => conflict('This destination has changed since this version', 'VERSION', ['input', 'version'])
const plainNumber = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase()

/** Makes a destination of the caller, or replaces the one of this name. */
export const savePayoutDestination = (context: Context, input: SavePayoutDestinationInput) =>
  change(context, 'savePayoutDestination', input, {
    problems: [
      ...textProblems('The name', input.name, { max: 500 }, 'input', 'name'),
      ...textProblems('The bank', input.bankCode, { max: 100 }, 'input', 'bankCode'),
      ...textProblems('The number', input.accountNumber, { min: 4, max: 100 }, 'input', 'accountNumber'),
      ...textProblems('The name', input.accountName, { max: 500 }, 'input', 'accountName'),
    ],
    taken: { [destinationNameIndex]: stale() },
    async work(writer) {
      const ownerId = viewerId(context)
      const name = input.name.trim()
      const present = await destinationOfName(writer, ownerId, name)
      const problem = saveProblem('This destination', 'name', present, input.version)
      if (problem !== null) throw new Refused(problem)
      const { gatewaySlug } = input
      const path = ['input', 'gatewaySlug']
      const gateway = await gatewayOfSlug(writer, gatewaySlug)
      if (gateway === null) throw new Refused(notFoundProblem('There is no such gateway', path))
      if (!adapterOf(gateway).sendsMoney) {
        throw new Refused(notAllowed('The gateway sends no money', 'NOT_SUPPORTED', path))
      }
      const id = present?.id ?? newId()
      const number = plainNumber(input.accountNumber)
      const version = (present?.version ?? 0) + 1
      const { accountNumber } = await context.payoutAccounts.seal(
        writer,
        { ownerId: tenantId(context), recordId: id, version },
        { accountNumber: number },
      )
      const bankCode = input.bankCode.trim()
      const updatedAt = context.clock.now()
      const values = {
        gatewaySlug,
        bankCode,
        accountNumber,
        accountName: input.accountName.trim(),
        hint: number.slice(-4),
        accountHash: outsideHash(context.outsideKey, bankCode, number),
        updatedAt,
      }
      const saved =
        present === null
          ? await insertDestination(writer, { id, ownerId, name, ...values, createdAt: updatedAt })
          : await updateDestination(writer, { id, version: present.version, ...values })
      if (saved === null) throw new Refused(stale())
      return shown(saved)
    },
  })

/** As it is answered, also to a repeated call: without what is sealed. */
const shown = (row: PayoutDestinationRow): PayoutDestinationRow => ({ ...row, accountNumber: Buffer.alloc(0) })
