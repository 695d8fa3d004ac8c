// What happened, by whom, to whom: written in the transaction that did it, and never changed.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import type { auditLogTable } from '@quintet/drizzle/table-parts/audit.ts'
import { sql } from 'drizzle-orm'
import type { BaseContext } from '../slice/context.ts'

export type Severity = 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'

interface AuditEntry {
  /** The user whom it concerns. */
  readonly userId?: string | null
  /** The user who did it; the caller by default. One who impersonates the caller is named in their place. */
  readonly actorId?: string | null
  /** The tenant in whose log it stands, null for none; the active tenant by default. */
  readonly tenantId?: string | null
  readonly target?: { readonly type: string; readonly id: string }
  /** What else is to be known. Never a password, token, code or key, nor what a caller typed in place of one. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

/** Appends an entry, in the writer's transaction. */
export type Audit<Event extends string> = (
  context: Pick<BaseContext, 'envelope' | 'clock'>,
  writer: Writer,
  event: Event,
  entry: AuditEntry,
) => Promise<void>

const maxUserAgent = 500

const slots = {
  event: slot.text,
  severity: slot.text,
  aboutId: slot.nullable(slot.uuid),
  actorId: slot.nullable(slot.uuid),
  onBehalfOfId: slot.nullable(slot.uuid),
  targetType: slot.nullable(slot.text),
  targetId: slot.nullable(slot.text),
  details: slot.json,
  requestId: slot.text,
  clientIp: slot.nullable(slot.text),
  userAgent: slot.nullable(slot.text),
  at: slot.instant,
}

/** The audit log of a subgraph. @param events all events that it records, with their severities */
export function auditLogOf<Event extends string>(
  table: ReturnType<typeof auditLogTable>,
  events: Readonly<Record<Event, Severity>>,
): Audit<Event> {
  const append = statement(slots, (db, p) =>
    db.insert(table).values({
      tenantId: sql`coalesce(${p.tenantId}::uuid, '00000000-0000-0000-0000-000000000000')`,
      event: p.event,
      severity: p.severity as never,
      userId: p.aboutId as never,
      actorId: p.actorId as never,
      onBehalfOfId: p.onBehalfOfId as never,
      targetType: p.targetType as never,
      targetId: p.targetId as never,
      details: sql`${p.details}::jsonb`,
      requestId: p.requestId,
      clientIp: p.clientIp as never,
      userAgent: p.userAgent as never,
      at: p.at as never,
    }),
  )
  return async ({ envelope, clock }, writer, event, entry) => {
    const { userId = null, tenantId, target } = entry
    const { actorId, onBehalfOfId } = whoDid(envelope, entry.actorId)
    const workflow = envelope.onBehalfOf?.workflow
    const details = workflow === undefined ? entry.details : { ...entry.details, workflow }
    const values = {
      event,
      severity: events[event],
      aboutId: userId,
      actorId,
      onBehalfOfId,
      targetType: target?.type ?? null,
      targetId: target?.id ?? null,
      details: details ?? {},
      requestId: envelope.requestId,
      clientIp: envelope.clientIp,
      userAgent: envelope.userAgent?.slice(0, maxUserAgent).toWellFormed() ?? null,
      at: clock.now(),
    }
    if (tenantId === undefined) await writer.run(append, values)
    else {
      await writer.as({ tenantId }).run(append, values)
      // What the transaction still does is done in its own tenant again.
      writer.as({})
    }
  }
}

/** Who did it, and whose rights they used where those were not their own. A workflow is no user. */
function whoDid({ viewer, actor, onBehalfOf }: BaseContext['envelope'], given: string | null | undefined) {
  if (onBehalfOf !== null) return { actorId: null, onBehalfOfId: onBehalfOf.publisher }
  if (actor !== null) return { actorId: actor, onBehalfOfId: viewer?.userId ?? null }
  return { actorId: given === undefined ? (viewer?.userId ?? null) : given, onBehalfOfId: null }
}
