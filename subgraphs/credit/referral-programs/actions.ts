import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, fieldProblem, invalidInput, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import { readAccount } from '../accounts/store.ts'
import type { Context } from '../context.ts'
import type { SaveReferralProgramInput } from '../types.gen.ts'
import { minorOf, programProblems } from './rules.ts'
import { insertProgram, oneProgramIndex, readProgram, updateProgram } from './store.ts'

const stale = () => conflict('The programme has changed meanwhile', 'VERSION', ['input', 'version'])

/** Makes the programme, or replaces the version that was read. */
export const saveReferralProgram = (context: Context, input: SaveReferralProgramInput) =>
  change(context, 'saveReferralProgram', input, {
    problems: programProblems(input),
    taken: { [oneProgramIndex]: stale() },
    async work(writer) {
      const present = await readProgram(writer)
      const problem = saveProblem('The programme', 'version', present, input.version)
      if (problem !== null) throw new Refused(problem)
      const path = ['input', 'budgetAccountId']
      const budget = await readAccount(writer, input.budgetAccountId)
      if (budget === null) throw new Refused(notFoundProblem('There is no such account', path))
      const { currency } = input.referrerBonus
      if (budget.kind !== 'PROMO_EXPENSE' || budget.currency !== currency) {
        throw new Refused(
          invalidInput([fieldProblem(`The budget is an account of promotions in ${currency}`, ...path)]),
        )
      }
      const at = context.clock.now()
      const values = {
        currency,
        referrerBonusMinor: minorOf(input.referrerBonus),
        refereeBonusMinor: input.refereeBonus ? minorOf(input.refereeBonus) : null,
        levelWeights: [...input.levelWeights],
        minimumDepositMinor: minorOf(input.minimumDeposit),
        depositWithinDays: input.depositWithinDays,
        holdDays: input.holdDays,
        capPerReferrer: input.capPerReferrer,
        capDays: input.capDays,
        clawBackDays: input.clawBackDays,
        budgetAccountId: budget.id,
        isActive: input.isActive ?? true,
        updatedAt: at,
      }
      if (present === null) return insertProgram(writer, { id: newId(), ...values, createdAt: at })
      const changed = await updateProgram(writer, { id: present.id, version: present.version, ...values })
      if (changed === null) throw new Refused(stale())
      return changed
    },
  })
