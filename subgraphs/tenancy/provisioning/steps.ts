// The steps by which a tenant is set up. Each is one transaction with its record, so that a crash repeats none.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { normalEmail } from '@quintet/kit/slice/text-rules.ts'
import { reportChange } from '../access/report-change.ts'
import { ownerRole } from '../access/rules.ts'
import { ensurePersonal } from '../buckets/store.ts'
import type { Context } from '../context.ts'
import { issueInvitation } from '../invitations/issue.ts'
import { lockTenant, readDetails, updateStatus } from '../tenants/store.ts'
import { recordStep, stepOf } from './store.ts'

interface Step {
  readonly name: string
  run(context: Context, writer: Writer, tenantId: string, ownerEmail: string): Promise<void>
}

const storage: Step = {
  name: 'storage',
  run: async (context, writer) => void (await ensurePersonal(writer, context.clock.now())),
}

const invitation: Step = {
  name: 'invitation of the owner',
  async run(context, writer, _, ownerEmail) {
    const to = { email: ownerEmail, emailNorm: normalEmail(ownerEmail), roles: [ownerRole] }
    await issueInvitation(context, writer, to)
  },
}

const activation: Step = {
  name: 'activation',
  async run(context, writer, tenantId) {
    const at = context.clock.now()
    await updateStatus(writer, {
      id: tenantId,
      status: 'ACTIVE',
      statusReason: null,
      statusChangedAt: at,
      updatedAt: at,
    })
    await reportChange(context, writer, tenantId, null)
    await context.publish(writer, 'tenancy.tenant.provisioned', { version: 1, at: at.toISOString() })
  },
}

const steps: readonly Step[] = [storage, invitation, activation]
export const stepNames: readonly string[] = steps.map(({ name }) => name)

/**
 * Does the steps that are left, in the active tenant.
 * @param upTo how many steps there are, for tests that stop between two of them
 */
export async function provision(context: Context, tenantId: string, upTo = steps.length): Promise<void> {
  for (const step of steps.slice(0, upTo)) {
    try {
      await context.scope.write((writer) => complete(context, writer, step, tenantId))
    } catch (error) {
      const failed = { name: step.name, startedAt: context.clock.now(), completedAt: null, errorMessage: String(error) }
      await context.scope.write((writer) => writer.run(recordStep, failed))
      throw error
    }
  }
}

async function complete(context: Context, writer: Writer, step: Step, tenantId: string): Promise<void> {
  // Two runs at once do each step once.
  await writer.read(lockTenant, {})
  const [[record], tenant] = [await writer.read(stepOf, { name: step.name }), await readDetails(writer, tenantId)]
  if (record === undefined || record.completedAt !== null || tenant?.status !== 'PROVISIONING') return
  const startedAt = context.clock.now()
  await step.run(context, writer, tenantId, record.ownerEmail)
  await writer.run(recordStep, {
    name: step.name,
    startedAt,
    completedAt: context.clock.now(),
    errorMessage: null,
  })
}
