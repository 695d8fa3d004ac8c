import { change } from '@quintet/kit/slice/change.ts'
import { tenantId, viewerId } from '@quintet/kit/slice/context.ts'
import { conflict, isProblem, notAllowed, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { acceptsAddress } from '@quintet/kit/wire/address-rules.ts'
import { reportChange } from '../access/report-change.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { readRoles } from '../roles/store.ts'
import { lockTenant } from '../tenants/store.ts'
import type { UpdateSecurityPolicyInput } from '../types.gen.ts'
import { changedPolicy, policyProblems } from './rules.ts'
import { putPolicy, readPolicy, type SecurityPolicyRow } from './store.ts'

/** Changes what the active tenant demands of its members' sessions. */
export async function updateSecurityPolicy(
  context: Context,
  input: UpdateSecurityPolicyInput,
): Promise<SecurityPolicyRow | Problem> {
  const changed = await save(context, input)
  if (isProblem(changed) || changed.session.maxConcurrentSessions === null) return changed
  // After the commit, and not for the answer: the next sign-in of a user ends what is left of theirs.
  await context.peers.endSurplusSessions(tenantId(context)).catch((error: unknown) => {
    context.log.warn({ error: String(error) }, 'surplus sessions were not ended')
  })
  return changed
}

const save = (context: Context, input: UpdateSecurityPolicyInput): Promise<SecurityPolicyRow | Problem> =>
  change(context, 'updateSecurityPolicy', input, {
    problems: policyProblems(input),
    async work(writer) {
      await writer.read(lockTenant, {})
      const present = await readPolicy(writer)
      if (present === null) throw new Refused(notFoundProblem('There is no active tenant'))
      if (present.version !== input.version) {
        throw new Refused(conflict('The policy was changed meanwhile', 'VERSION', ['input', 'version']))
      }
      const exempt = input.twoFactor?.exemptRoles ?? []
      const slugs = new Set((await readRoles(writer)).map(({ slug }) => slug))
      const unknown = exempt.find((role) => !slugs.has(role))
      if (unknown !== undefined) {
        throw new Refused(notFoundProblem('There is no such role', ['input', 'twoFactor', 'exemptRoles']))
      }
      const at = context.clock.now()
      const next = changedPolicy(present, input, at)
      if (input.force !== true && !acceptsAddress(next.ipRestrictions, context.envelope.clientIp)) {
        throw new Refused(
          notAllowed('This would lock you out: your own address is refused', 'LOCKS_OUT_AUTHOR', [
            'input',
            'ipRestrictions',
          ]),
        )
      }
      const version = present.version + 1
      const { session, twoFactor, ipRestrictions } = next
      const changedBy = viewerId(context)
      await writer.run(putPolicy, { version, session, twoFactor, ipRestrictions, changedBy, at })
      const id = tenantId(context)
      await audit(context, writer, 'tenancy.security_policy.changed', {
        target: { type: 'Tenant', id },
        details: { version, isForced: input.force === true },
      })
      await reportChange(context, writer, id, null)
      return { ...next, version, updatedBy: changedBy, updatedAt: at }
    },
  })
