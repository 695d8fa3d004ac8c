import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, fieldProblem, invalidInput, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { isSlug, saveProblem } from '@quintet/kit/slice/saves.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { readAccount } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import { gatewayOfSlug } from '../payment-gateways/store.ts'
import type { SaveMerchantInput } from '../types.gen.ts'
import { insertMerchant, type MerchantRow, merchantOfSlug, merchantSlugIndex, updateMerchant } from './store.ts'

const stale = () => conflict('This merchant has changed since this version', 'VERSION', ['input', 'version'])

/** Makes a merchant, or replaces the one with this slug. */
export const saveMerchant = (context: Context, input: SaveMerchantInput) =>
  change<MerchantRow>(context, 'saveMerchant', input, {
    problems: [
      ...(isSlug(input.slug)
        ? []
        : [
            fieldProblem(
              'The slug must have 1 to 50 lower-case letters, digits and hyphens between them',
              'input',
              'slug',
            ),
          ]),
      ...textProblems('The name', input.name, { max: 200 }, 'input', 'name'),
    ],
    taken: { [merchantSlugIndex]: stale() },
    async work(writer) {
      const present = await merchantOfSlug(writer, input.slug)
      const problem = saveProblem('This merchant', 'slug', present, input.version)
      if (problem !== null) throw new Refused(problem)
      const { gatewaySlug, settlementAccountId } = input
      if ((await gatewayOfSlug(writer, gatewaySlug)) === null) {
        throw new Refused(notFoundProblem('There is no such gateway', ['input', 'gatewaySlug']))
      }
      const path = ['input', 'settlementAccountId']
      const account = await readAccount(writer, settlementAccountId)
      if (account === null) throw new Refused(notFoundProblem('There is no such account', path))
      if (account.kind !== 'WALLET') {
        throw new Refused(invalidInput([fieldProblem('The money of a merchant goes to a wallet', ...path)]))
      }
      const at = context.clock.now()
      const isActive = input.isActive ?? true
      const values = { name: input.name.trim(), gatewaySlug, settlementAccountId, isActive, updatedAt: at }
      if (present === null) return insertMerchant(writer, { id: newId(), slug: input.slug, ...values, createdAt: at })
      const changed = await updateMerchant(writer, { id: present.id, version: present.version, ...values })
      if (changed === null) throw new Refused(stale())
      return changed
    },
  })
