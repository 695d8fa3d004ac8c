import { change } from '@quintet/kit/slice/change.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, fieldProblem, invalidInput, limitReached, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import type { Context } from '../context.ts'
import type { SavePaymentGatewayInput } from '../types.gen.ts'
import { gatewayProblems, genericOf, hintOf, isElsewhere } from './rules.ts'
import { gatewaySlugIndex, insertGateway, type PaymentGatewayRow, readGateways, updateGateway } from './store.ts'

const maxGateways = 50
const stale = () => conflict('This gateway has changed since this version', 'VERSION', ['input', 'version'])

/** Makes a gateway, or replaces the one with this slug. `id` fixes its id, for demo data. */
export const savePaymentGateway = (context: Context, input: SavePaymentGatewayInput, newOne = newId()) =>
  change<PaymentGatewayRow>(context, 'savePaymentGateway', input, {
    problems: gatewayProblems(input, context.isDevelopment),
    taken: { [gatewaySlugIndex]: stale() },
    async work(writer) {
      const all = await readGateways(writer)
      const present = all.find(({ slug }) => slug === input.slug) ?? null
      const problem = saveProblem('This gateway', 'slug', present, input.version)
      if (problem !== null) throw new Refused(problem)
      if (present === null && all.length >= maxGateways) {
        throw new Refused(limitReached(`A tenant can have ${maxGateways} gateways`, 'MAX_GATEWAYS', ['input']))
      }
      const updatedAt = context.clock.now()
      const id = present?.id ?? newOne
      const { secret = null, webhookSecrets = null } = input
      if (present !== null && secret === null && isElsewhere(present, input)) {
        throw new Refused(invalidInput([fieldProblem('Another address needs the secret again', 'input', 'secret')]))
      }
      const given: Readonly<Record<string, string>> = {
        ...(secret === null ? {} : { secret }),
        ...(webhookSecrets === null ? {} : { webhookSecrets: JSON.stringify(webhookSecrets) }),
      }
      const record = { ownerId: tenantId(context), recordId: id }
      const isGiven = Object.keys(given).length > 0
      const sealed: Partial<Record<string, Uint8Array>> = isGiven
        ? await context.gatewaySecrets.seal(writer, record, given)
        : {}
      const values = {
        id,
        name: input.name.trim(),
        provider: input.provider,
        secret: sealed.secret ?? present?.secret ?? null,
        secretHint: secret === null ? (present?.secretHint ?? null) : hintOf(secret),
        webhookSecrets: sealed.webhookSecrets ?? present?.webhookSecrets ?? null,
        apiUrl: input.apiUrl ?? null,
        generic: input.generic ? genericOf(input.generic) : null,
        isActive: input.isActive ?? true,
        updatedAt,
      }
      const saved =
        present === null
          ? await insertGateway(writer, { ...values, slug: input.slug, createdAt: updatedAt })
          : await updateGateway(writer, { ...values, version: present.version })
      if (saved === null) throw new Refused(stale())
      // As it is answered, also to a repeated call: without what is sealed.
      return { ...saved, secret: null, webhookSecrets: null }
    },
  })
