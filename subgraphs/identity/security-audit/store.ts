import type { Database } from '@quintet/drizzle/client/database.ts'
import { type Slots, slot, statement, type Values } from '@quintet/drizzle/client/statement.ts'
import { auditLog } from '@quintet/drizzle/identity/audit.ts'
import { highestId, type PageArguments, pageById } from '@quintet/kit/slice/pages.ts'
import { and, desc, eq, lt, type SQL, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { shownEvents } from './rules.ts'

const text = (value: string): SQL => sql.raw(`'${value.replaceAll("'", "''")}'`)

/** The name under which an entry is shown, as one expression, so that it can be filtered by. */
const shownEvent = sql<string>`case ${auditLog.event}
  ${sql.join(
    Object.entries(shownEvents).map(([event, shown]) => sql`when ${text(event)} then ${nameOf(shown)}`),
    sql` `,
  )}
  else ${auditLog.event} end`

function nameOf(shown: (typeof shownEvents)[string]): SQL {
  if (typeof shown === 'string') return text(shown)
  const value = sql`${auditLog.details} ->> ${text(shown.field)}`
  const [[, otherwise], ...others] = shown.names as [readonly [string | null, string]]
  const cases = (others as (readonly [string | null, string])[]).map(([is, name]) =>
    is === null ? sql`when ${value} is null then ${text(name)}` : sql`when ${value} = ${text(is)} then ${text(name)}`,
  )
  return sql`case ${sql.join(cases, sql` `)} else ${text(otherwise)} end`
}

const columns = {
  id: auditLog.id,
  at: auditLog.at,
  event: shownEvent,
  severity: auditLog.severity,
  details: auditLog.details,
  clientIp: auditLog.clientIp,
  userAgent: auditLog.userAgent,
  userId: auditLog.userId,
  actorId: auditLog.actorId,
}

export interface SecurityAuditEntryRow {
  readonly id: string
  readonly at: Date
  readonly event: string
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL'
  readonly details: Record<string, unknown>
  readonly clientIp: string | null
  readonly userAgent: string | null
  readonly userId: string | null
  readonly actorId: string | null
}

/** What entries are filtered by; null for all. */
export interface AuditFilter {
  readonly about: string | null
  readonly name: string | null
  readonly severity: string | null
}
const filterSlots = {
  beyond: slot.uuid,
  limit: slot.int,
  name: slot.nullable(slot.text),
  severity: slot.nullable(slot.text),
}
const isWanted = (p: { name: unknown; severity: unknown }): SQL =>
  sql`(${p.name}::text is null or ${shownEvent} = ${p.name}) and (${p.severity}::text is null or ${auditLog.severity} = ${p.severity})`

type Where<S extends Slots> = (p: { [Name in keyof S]: unknown } & { tenantId: unknown }) => SQL | undefined
const entries = <S extends Slots>(slots: S, where: Where<S>) =>
  statement({ ...filterSlots, ...slots }, (db, p) =>
    db
      .select(columns)
      .from(auditLog)
      .where(and(where(p as never), isWanted(p as never), lt(auditLog.id, (p as { beyond: never }).beyond)))
      .orderBy(desc(auditLog.id))
      .limit((p as { limit: never }).limit),
  )

/** Each way to look has its own statement, and so its own index. */
const about = { about: slot.uuid }
const ofPerson = entries(about, (p) => eq(auditLog.userId, p.about as string))
const ofTenant = entries({}, (p) => eq(auditLog.tenantId, p.tenantId as string))
const ofPersonInTenant = entries(about, (p) =>
  and(eq(auditLog.tenantId, p.tenantId as string), eq(auditLog.userId, p.about as string)),
)
const ofAll = entries({}, () => undefined)

const page = (
  args: PageArguments,
  read: (position: { beyond: string; limit: number }) => Promise<readonly unknown[]>,
) => pageById(args, highestId, async (beyond, limit) => (await read({ beyond, limit })) as SecurityAuditEntryRow[])

/** What concerns the caller themselves. */
export const ownAudit = ({ scope }: Context, person: string, args: PageArguments) =>
  page(args, (position) => scope.read(ofPerson, { ...position, about: person, name: null, severity: null }))

/** What happened in the active tenant. */
export const tenantAudit = ({ scope }: Context, { about, ...filter }: AuditFilter, args: PageArguments) =>
  page(args, (position) =>
    about === null
      ? scope.read(ofTenant, { ...position, ...filter })
      : scope.read(ofPersonInTenant, { ...position, ...filter, about }),
  )

/** What happened anywhere, with or without a tenant. No request sees that by row-level security: it is read as the job role. */
export const allAudit = ({ readAudit }: Context, { about, ...filter }: AuditFilter, args: PageArguments) =>
  page(args, (position) =>
    about === null
      ? readAudit(ofAll, { ...position, ...filter })
      : readAudit(ofPerson, { ...position, ...filter, about }),
  )

/** Reads the audit log under the job role. */
export type ReadAudit = <S extends Slots>(
  of: ReturnType<typeof statement<S, unknown>>,
  values: Values<S>,
) => Promise<unknown[]>

export const auditReader =
  ({ jobs }: Database): ReadAudit =>
  async (of, values) => {
    const noIdentity = { tenantId: null, userId: null, realmId: null }
    const rows = await jobs.unsafe(of.text, of.bind({ ...values, ...noIdentity }) as never[]).values()
    return rows.map((row) => of.row(row))
  }
