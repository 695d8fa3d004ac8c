import { readAsJob } from '@quintet/drizzle/client/as-job.ts'
import type { Database } from '@quintet/drizzle/client/database.ts'
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { billingEvents } from '@quintet/drizzle/marketplace/billing-events.ts'
import { purchases } from '@quintet/drizzle/marketplace/purchases.ts'
import { subscriptions } from '@quintet/drizzle/marketplace/subscriptions.ts'
import { and, eq, or, sql } from 'drizzle-orm'
import type { ToldFact } from '../subscriptions/stripe-state.ts'

const insertSlots = {
  eventId: slot.text,
  subjectId: slot.uuid,
  type: slot.text,
  fact: slot.json,
  createdAt: slot.instant,
  rank: slot.int,
}
/** Keeps an event; no row where it is kept already. */
export const insertEvent = statement(insertSlots, (db, p) =>
  db
    .insert(billingEvents)
    .values({
      tenantId: p.tenantId,
      eventId: p.eventId,
      subjectId: p.subjectId,
      type: p.type,
      fact: p.fact,
      createdAt: p.createdAt,
      rank: p.rank,
    })
    .onConflictDoNothing({ target: [billingEvents.tenantId, billingEvents.eventId] })
    .returning({ id: billingEvents.id }),
)

const told = statement({ subjectId: slot.uuid }, (db, p) =>
  db
    .select({
      id: billingEvents.id,
      eventId: billingEvents.eventId,
      createdAt: billingEvents.createdAt,
      rank: billingEvents.rank,
      fact: billingEvents.fact,
    })
    .from(billingEvents)
    .where(and(eq(billingEvents.tenantId, p.tenantId), eq(billingEvents.subjectId, p.subjectId))),
)
/** All that was told of a purchase or a subscription. */
export const readTold = async (reader: Reader, subjectId: string): Promise<ToldFact[]> =>
  (await reader.read(told, { subjectId })) as unknown as ToldFact[]

const known = statement({ eventId: slot.text }, (db, p) =>
  db
    .select({ id: billingEvents.id })
    .from(billingEvents)
    .where(and(eq(billingEvents.tenantId, p.tenantId), eq(billingEvents.eventId, p.eventId))),
)
/** Whether something was told under this id. */
export const isKept = async (reader: Reader, eventId: string): Promise<boolean> =>
  (await reader.read(known, { eventId })).length > 0

export interface Subject {
  readonly id: string
  readonly tenantId: string
}

const purchaseOf = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: purchases.id, tenantId: purchases.tenantId })
    .from(purchases)
    .where(and(eq(purchases.id, p.id), eq(purchases.provider, 'stripe'))),
)
const subscriptionOf = statement({ id: slot.text, reference: slot.text }, (db, p) =>
  db
    .select({ id: subscriptions.id, tenantId: subscriptions.tenantId })
    .from(subscriptions)
    .where(
      and(
        eq(subscriptions.provider, 'stripe'),
        or(eq(sql`${subscriptions.id}::text`, p.id), eq(subscriptions.reference, p.reference)),
      ),
    ),
)

/** The purchase of an id, in whichever tenant. */
export const findPurchase = async (jobs: Database['jobs'], id: string): Promise<Subject | null> =>
  (await readAsJob(jobs, purchaseOf, { id }))[0] ?? null

/** The subscription of an id, or of a reference at the billing service, in whichever tenant. */
export const findSubscription = async (
  jobs: Database['jobs'],
  id: string | null,
  reference: string,
): Promise<Subject | null> => {
  const found = await readAsJob(jobs, subscriptionOf, { id: id ?? '', reference })
  return found.find((each) => each.id === id) ?? found[0] ?? null
}
