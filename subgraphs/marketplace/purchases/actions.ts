import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, isProblem, notAllowed, notFoundProblem, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { defaultMethod, isPaid, methodProblems } from '../billing/local-payments.ts'
import { notAsked } from '../billing/stripe-api.ts'
import type { Context } from '../context.ts'
import { endLicence } from '../licences/given.ts'
import { lockLicenceState } from '../licences/store.ts'
import { priceOf } from '../modules/prices.ts'
import type { CancelPurchaseInput, ConfirmPurchaseInput, CreatePurchaseInput } from '../types.gen.ts'
import { settlePayment } from './payments.ts'
import type { PurchaseStatus } from './rules.ts'
import { insertPurchase, type PurchaseRow, readPending, readPurchase, updatePurchase } from './store.ts'
import { confirmAtStripe, takeBackAtStripe, withPayment } from './stripe.ts'

const path = ['input', 'purchaseId']

type Outcome = Promise<PurchaseRow | Problem>

/** What Stripe has to do for a purchase that stands here. */
async function atStripe({ stripe }: Context, outcome: Outcome, ask: (purchase: PurchaseRow) => Outcome): Outcome {
  const purchase = await outcome
  if (isProblem(purchase) || purchase.provider !== 'stripe') return purchase
  return stripe.api === null ? notAsked() : ask(purchase)
}

/** Begins to buy a module; one that is pending is given again, at its price. */
export const createPurchase = (context: Context, input: CreatePurchaseInput): Outcome =>
  atStripe(context, begin(context, input), async (first) => {
    const begun = await withPayment(context, first.id)
    if (isProblem(begun)) return begun
    return { ...first, reference: begun.reference, clientSecret: begun.clientSecret }
  })

const begin = (context: Context, input: CreatePurchaseInput) =>
  change<PurchaseRow>(context, 'createPurchase', input, {
    async work(writer) {
      const state = await lockLicenceState(writer, context.clock.now())
      const module = state.modules.get(input.moduleSlug)
      const at = ['input', 'moduleSlug']
      if (module === undefined) throw new Refused(notFoundProblem('There is no such module', at))
      const licence = state.licences.get(module.slug)
      if (licence?.type === 'PURCHASED' && licence.endedAt === null) {
        throw new Refused(conflict('The tenant has bought this module', 'LICENCE_EXISTS', at))
      }
      const pending = await readPending(writer, module.id)
      if (pending !== null) return pending
      const { oneTime } = module.prices
      if (oneTime === undefined) throw new Refused(notAllowed('This module is not sold once for all', 'NOT_SOLD', at))
      const id = newId()
      const isLocal = context.billing === 'local'
      return insertPurchase(writer, {
        id,
        moduleId: module.id,
        status: 'PENDING',
        ...priceOf(oneTime),
        provider: context.billing,
        reference: isLocal ? `local_${id}` : null,
        clientSecret: isLocal ? `local_${id}_secret` : null,
        reason: null,
        createdBy: context.envelope.viewer?.userId ?? null,
        completedAt: null,
        createdAt: state.now,
      })
    },
  })

/** Pays a purchase, or asks whether it is paid. */
export const confirmPurchase = (context: Context, input: ConfirmPurchaseInput): Outcome =>
  atStripe(context, confirm(context, input), () => confirmAtStripe(context, input))

const confirm = (context: Context, input: ConfirmPurchaseInput) =>
  change<PurchaseRow>(context, 'confirmPurchase', input, {
    problems: context.billing === 'local' ? methodProblems(input.paymentMethod) : [],
    async work(writer) {
      const state = await lockLicenceState(writer, context.clock.now())
      const purchase = await purchaseOf(writer, input.purchaseId, ['PENDING', 'PROCESSING'])
      if (purchase.provider !== 'local') return purchase
      const { id, amountMinor, currency } = purchase
      const status = isPaid(input.paymentMethod ?? defaultMethod) ? 'SUCCEEDED' : 'FAILED'
      return settlePayment(context, writer, state, purchase, { status, amountMinor, currency, purchaseId: id })
    },
  })

/** Takes a purchase back. One that is paid is refunded, and its licence is over. */
export const cancelPurchase = (context: Context, input: CancelPurchaseInput): Outcome =>
  atStripe(context, takeBack(context, input), () => takeBackAtStripe(context, input))

const takeBack = (context: Context, input: CancelPurchaseInput) =>
  change<PurchaseRow>(context, 'cancelPurchase', input, {
    problems: textProblems('The reason', input.reason, { min: 0, max: 500 }, 'input', 'reason'),
    async work(writer) {
      const state = await lockLicenceState(writer, context.clock.now())
      const purchase = await purchaseOf(writer, input.purchaseId, ['PENDING', 'COMPLETED'])
      const reason = input.reason ?? null
      // Stripe takes back what it knows, once this is committed.
      if (purchase.provider === 'stripe' && purchase.reference !== null) return purchase
      if (purchase.status === 'PENDING')
        return (await updatePurchase(writer, { ...purchase, status: 'CANCELLED', reason }))!
      const licence = state.licences.get(state.modulesById.get(purchase.moduleId)!.slug)
      if (licence?.purchaseId === purchase.id) await endLicence(writer, licence, state.now)
      writer.afterCommit(context.wakeLicences)
      return (await updatePurchase(writer, { ...purchase, status: 'REFUNDED', reason }))!
    },
  })

async function purchaseOf(writer: Writer, id: string, statuses: readonly PurchaseStatus[]): Promise<PurchaseRow> {
  const purchase = await readPurchase(writer, id)
  if (purchase === null) throw new Refused(notFoundProblem('There is no such purchase', path))
  if ((statuses as readonly string[]).includes(purchase.status)) return purchase
  throw new Refused(conflict(`The purchase is ${purchase.status}`, 'WRONG_STATUS', path))
}
