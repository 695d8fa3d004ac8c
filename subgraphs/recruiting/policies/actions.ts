import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, invalidUnlessEmpty, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { SaveRecruitingPolicyInput } from '../types.gen.ts'
import { defaultPolicy, monthsOf, policyProblems } from './rules.ts'
import { insertPolicy, newestPolicy, policyOr, type StoredPolicy } from './store.ts'

/** Saves a new version of what the tenant chooses about its recruiting. */
export const saveRecruitingPolicy = (context: Context, input: SaveRecruitingPolicyInput) =>
  change(context, 'saveRecruitingPolicy', input, {
    // Of two who save at once, one waits, and then breaks this.
    taken: { recruiting_policies_number: changed() },
    async work(writer) {
      const [row] = await writer.read(newestPolicy, {})
      const present = policyOr(row)
      if ((input.version ?? 0) !== present.number) throw new Refused(changed())
      const faults = invalidUnlessEmpty(policyProblems(input, present.minimumMonths, context.isDevelopment))
      if (faults !== null) throw new Refused(faults)
      const { evaluator } = input
      const id = newId()
      const owner = { ownerId: tenantId(context), recordId: id }
      const secret = evaluator?.secret ?? (await keptSecret(context, writer, row, evaluator?.url))
      return insertPolicy(writer, {
        id,
        number: present.number + 1,
        minimumMonths: monthsOf(input, present.minimumMonths),
        communicationWeight: input.communicationWeight ?? defaultPolicy.communicationWeight,
        retentionMonths: input.retentionMonths ?? defaultPolicy.retentionMonths,
        blindReview: input.blindReview ?? false,
        jobApproval: input.jobApproval ?? false,
        modelReadsCvs: input.modelReadsCvs ?? false,
        evaluatorUrl: evaluator?.url ?? null,
        evaluatorModel: evaluator?.model.trim() ?? null,
        sealedEvaluatorSecret:
          secret === null ? null : (await context.sealedPolicies.seal(writer, owner, { secret })).secret,
        writtenBy: viewerId(context),
        createdAt: context.clock.now(),
      })
    },
  })

const changed = () => conflict('The policy has changed since it was read', 'VERSION', ['input', 'version'])

/** The secret that stands, for the same address alone: no other gets it. */
async function keptSecret(
  context: Context,
  writer: Writer,
  present: StoredPolicy | undefined,
  url: string | undefined,
): Promise<string | null> {
  if (present === undefined || present.sealedEvaluatorSecret === null || present.evaluatorUrl !== url) return null
  const field = { recordId: present.id, column: 'secret', sealed: present.sealedEvaluatorSecret }
  const [secret] = await context.sealedPolicies.open(writer, tenantId(context), [field])
  return secret ?? null
}
