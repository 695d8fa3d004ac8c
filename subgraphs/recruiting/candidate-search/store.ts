import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { escapeHtml } from '@quintet/kit/process/html.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

const details = {
  skills: candidates.skills,
  experience: candidates.experience,
  education: candidates.education,
  languages: candidates.languages,
}
const asked = {
  text: slot.text,
  skills: slot.texts,
  purpose: slot.text,
  at: slot.instant,
  before: slot.uuid,
  limit: slot.int,
}
interface Asked {
  readonly text: unknown
  readonly skills: unknown
  readonly purpose: unknown
  readonly at: unknown
  readonly before: unknown
  readonly limit: unknown
}
/** The function that searches by the indexes of words and of skills; newest first. */
const found = (p: Asked) =>
  sql`recruiting.find_candidates(${p.text}::text, ${p.skills}, ${p.purpose}::text, ${p.at}::timestamptz, ${p.before}::uuid, ${p.limit}::integer)
    as found(id, relevance)`

/** Candidates before an id, newest first, who have words and skills and may be found for a purpose: POOL or ANALYSIS. */
export const foundCandidates = statement(
  asked,
  (db, p) =>
    db.select({ id: sql<string>`found.id`, relevance: sql<number>`found.relevance`.mapWith(Number) }).from(found(p)),
  { slow: true },
)

/** The same with what is known of them. */
export const foundWithDetails = statement(
  asked,
  (db, p) =>
    db
      .select({ id: candidates.id, relevance: sql<number>`found.relevance`.mapWith(Number), ...details })
      .from(found(p))
      .innerJoin(candidates, and(eq(candidates.tenantId, p.tenantId), sql`${candidates.id} = found.id`))
      .orderBy(desc(candidates.id)),
  { slow: true },
)

/** All who may be found for a purpose, before an id, newest first, with what is known of them. */
export const presentWithDetails = statement(
  { purpose: slot.text, at: slot.instant, before: slot.uuid, limit: slot.int },
  (db, p) =>
    db
      .select({ id: candidates.id, relevance: sql<number>`0`.mapWith(Number), ...details })
      .from(candidates)
      .where(
        and(
          eq(candidates.tenantId, p.tenantId),
          sql`${candidates.id} < ${p.before}::uuid`,
          isNull(candidates.erasedAt),
          isNull(candidates.mergedInto),
          sql`coalesce(case ${p.purpose}::text when 'POOL' then ${candidates.poolEndsAt} else ${candidates.analysisEndsAt} end
            > ${p.at}::timestamptz, true)`,
        ),
      )
      .orderBy(desc(candidates.id))
      .limit(p.limit),
  { slow: true },
)

/** Which transactions a snapshot sees: all before `oldest`, and none from `next` on. */
export const presentState = statement({}, (db, p) =>
  db
    .select({
      arrival: sql<string | null>`recruiting.arrival_of_tenant()`,
      oldest: sql<string>`pg_snapshot_xmin(snapshot)::text`,
      next: sql<string>`pg_snapshot_xmax(snapshot)::text`,
    })
    .from(sql`pg_current_snapshot() as snapshot`)
    .where(sql`${p.tenantId}::uuid is not null`),
)

/**
 * Candidates after an id whom transactions from `since` on have changed; all where it is null. Numbers from `next` on are of a
 * database that the tenant was moved from: they mean nothing here.
 */
export const changedCandidates = statement(
  { since: slot.nullable(slot.text), next: slot.text, after: slot.uuid, limit: slot.int },
  (db, p) =>
    db
      .select({
        id: candidates.id,
        skills: candidates.skills,
        experience: candidates.experience,
        education: candidates.education,
        analysisEndsAt: candidates.analysisEndsAt,
        erasedAt: candidates.erasedAt,
        mergedInto: candidates.mergedInto,
      })
      .from(candidates)
      .where(
        and(
          eq(candidates.tenantId, p.tenantId),
          sql`${candidates.id} > ${p.after}::uuid`,
          sql`(${p.since}::xid8 is null or ${candidates.changedIn} >= ${p.since}::xid8 and ${candidates.changedIn} < ${p.next}::xid8)`,
        ),
      )
      .orderBy(candidates.id)
      .limit(p.limit),
  { slow: true },
)

/** Stand for <b> and </b> until the rest is escaped: a CV may say anything. */
const [bold, plain] = ['\ue000', '\ue001']

const snippets = statement({ ids: slot.uuids, texts: slot.texts }, (db, p) =>
  db
    .select({
      key: sql<string>`asked.id || ' ' || asked.words`,
      snippet: sql<string>`ts_headline('simple', left(${candidates.searchText} || ' ' || ${candidates.cvText}, 20000),
        websearch_to_tsquery('simple', asked.words), 'StartSel=\ue000, StopSel=\ue001, MaxFragments=2, MinWords=4, MaxWords=12')`,
    })
    .from(candidates)
    .innerJoin(sql`unnest(${p.ids}, ${p.texts}) as asked(id, words)`, sql`asked.id = ${candidates.id}`)
    .where(eq(candidates.tenantId, p.tenantId)),
)
const load = loadOne<Context, { key: string; snippet: string }>(
  (context, keys) =>
    context.scope.read(snippets, {
      ids: keys.map((key) => key.slice(0, 36)),
      texts: keys.map((key) => key.slice(37)),
    }),
  ({ key }) => key,
)
/** Where words occur in what is known of a candidate, as HTML. */
export async function loadSnippet(context: Context, id: string, text: string): Promise<string | null> {
  const found = await load(context, `${id} ${text}`)
  return found === null ? null : escapeHtml(found.snippet).replaceAll(bold, '<b>').replaceAll(plain, '</b>')
}
