import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { extensions, practicalityFactors } from '@quintet/drizzle/marketplace/extensions.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { loadMany } from '@quintet/kit/slice/loaders.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type RowOf, tenantRows } from '@quintet/kit/slice/rows.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const columns = {
  id: extensions.id,
  ownerId: extensions.ownerId,
  type: extensions.type,
  name: extensions.name,
  description: extensions.description,
  enabled: extensions.enabled,
  priority: extensions.priority,
  place: extensions.place,
  metadata: extensions.metadata,
  usageCount: extensions.usageCount,
  lastUsedAt: extensions.lastUsedAt,
  feedbackSum: extensions.feedbackSum,
  feedbackCount: extensions.feedbackCount,
  version: extensions.version,
}
const rows = tenantRows(extensions, columns)
export type ExtensionRow = RowOf<typeof rows>

const slots = { type: slot.nullable(slot.text), enabled: slot.nullable(slot.boolean) }
/** A page of what all users have added, the highest priority first. */
export const extensionPage = rows.page(
  { by: 'place' },
  {
    slots,
    where: (p) =>
      and(
        sql`(${p.type}::text is null or ${extensions.type} = ${p.type}::text)`,
        sql`(${p.enabled}::boolean is null or ${extensions.enabled} = ${p.enabled}::boolean)`,
      ),
  },
)
/** A page of what the user has added, newest first. */
export const ownPage = rows.page('newest first', {
  slots,
  where: (p) =>
    and(
      eq(extensions.ownerId, p.userId),
      sql`(${p.type}::text is null or ${extensions.type} = ${p.type}::text)`,
      sql`(${p.enabled}::boolean is null or ${extensions.enabled} = ${p.enabled}::boolean)`,
    ),
})

const byName = statement({ name: slot.text }, (db, p) =>
  db
    .select(columns)
    .from(extensions)
    .where(and(eq(extensions.tenantId, p.tenantId), eq(extensions.ownerId, p.userId), eq(extensions.name, p.name)))
    .for('update'),
)
/** The user's own extension of a name, locked. */
export async function lockByName(writer: Writer, name: string): Promise<ExtensionRow | null> {
  const [row] = await writer.read(byName, { name })
  return row ?? null
}
const own = statement({ id: slot.uuid }, (db, p) =>
  db
    .select({ id: extensions.id, enabled: extensions.enabled })
    .from(extensions)
    .where(and(eq(extensions.tenantId, p.tenantId), eq(extensions.ownerId, p.userId), eq(extensions.id, p.id)))
    .for('update'),
)
/** An extension of the user's own, locked. */
export async function lockOwn(writer: Writer, id: string) {
  if (!isUuid(id)) return null
  const [row] = await writer.read(own, { id })
  return row ?? null
}
const counted = statement({}, (db, p) =>
  db
    .select({ count: sql<number>`count(*)::integer`.mapWith(Number) })
    .from(extensions)
    .where(and(eq(extensions.tenantId, p.tenantId), eq(extensions.ownerId, p.userId))),
)
/** How many extensions the user has. */
export const countOwn = async (reader: Reader): Promise<number> => (await reader.read(counted, {}))[0]!.count

export const nameIndex = 'extensions_name'
const insert = statement(
  {
    id: slot.uuid,
    name: slot.text,
    type: slot.text,
    description: slot.nullable(slot.text),
    enabled: slot.boolean,
    priority: slot.int,
    metadata: slot.json,
    at: slot.instant,
  },
  (db, p) =>
    db
      .insert(extensions)
      .values({
        tenantId: p.tenantId,
        id: p.id,
        ownerId: p.userId,
        name: p.name,
        type: p.type,
        description: p.description,
        enabled: p.enabled,
        priority: p.priority,
        metadata: p.metadata,
        updatedAt: p.at,
      })
      .returning(columns),
)
/** Makes an extension of the user's own. */
export async function makeExtension(
  writer: Writer,
  values: Omit<Parameters<typeof insert.bind>[0], 'id' | 'tenantId' | 'userId' | 'realmId'>,
): Promise<ExtensionRow> {
  const [row] = await writer.run(insert, { id: newId(), ...values })
  return row!
}
export const updateExtension = rows.update('type', 'description', 'enabled', 'priority', 'metadata', 'updatedAt')

const use = statement({ id: slot.uuid, at: slot.instant, feedback: slot.any, count: slot.int }, (db, p) =>
  db
    .update(extensions)
    .set({
      usageCount: sql`${extensions.usageCount} + 1`,
      lastUsedAt: sql`greatest(${extensions.lastUsedAt}, ${p.at}::timestamptz)`,
      feedbackSum: sql`${extensions.feedbackSum} + coalesce(${p.feedback}::double precision, 0)`,
      feedbackCount: sql`${extensions.feedbackCount} + ${p.count}::integer`,
    })
    .where(and(eq(extensions.tenantId, p.tenantId), eq(extensions.ownerId, p.userId), eq(extensions.id, p.id)))
    .returning(columns),
)
/** Counts a use, and what was said with it. */
export async function countUse(writer: Writer, id: string, at: Date, feedback: number | null): Promise<ExtensionRow> {
  const [row] = await writer.run(use, { id, at, feedback, count: feedback === null ? 0 : 1 })
  return row!
}

const factorColumns = {
  id: practicalityFactors.id,
  extensionId: practicalityFactors.extensionId,
  name: practicalityFactors.name,
  value: practicalityFactors.value,
  weight: practicalityFactors.weight,
}
const ofExtensions = statement({ extensionIds: slot.uuids }, (db, p) =>
  db
    .select(factorColumns)
    .from(practicalityFactors)
    .innerJoin(
      sql`unnest(${p.extensionIds}) as asked(asked_id)`,
      and(eq(practicalityFactors.tenantId, p.tenantId), eq(practicalityFactors.extensionId, sql`asked_id`)),
    )
    .orderBy(asc(practicalityFactors.name)),
)
/** What an extension's practicality is made of, of many in one statement. */
export const loadFactors = loadMany(
  (context: Context, extensionIds: readonly string[]) =>
    context.scope.read(ofExtensions, { extensionIds: [...extensionIds] }),
  (row) => row.extensionId,
)
const removeFactors = statement({ extensionId: slot.uuid }, (db, p) =>
  db
    .delete(practicalityFactors)
    .where(and(eq(practicalityFactors.tenantId, p.tenantId), eq(practicalityFactors.extensionId, p.extensionId)))
    .returning({ id: practicalityFactors.id }),
)
const insertFactor = tenantRows(practicalityFactors, factorColumns).insert({ defaults: ['createdAt'] })

/** Replaces what an extension's practicality is made of. */
export async function replaceFactors(
  writer: Writer,
  extensionId: string,
  factors: readonly { readonly name: string; readonly value: number; readonly weight: number }[],
): Promise<void> {
  await writer.run(removeFactors, { extensionId })
  for (const factor of factors) await insertFactor(writer, { id: newId(), extensionId, ...factor })
}

const ofPerson = statement({ ownerId: slot.uuid }, (db, p) =>
  db
    .select({ ...columns, createdAt: extensions.createdAt })
    .from(extensions)
    .where(and(eq(extensions.tenantId, p.tenantId), eq(extensions.ownerId, p.ownerId)))
    .orderBy(asc(extensions.id)),
)
/** All extensions of a person, for exports. */
export const readOfPerson = (reader: Reader, ownerId: string) => reader.read(ofPerson, { ownerId })
