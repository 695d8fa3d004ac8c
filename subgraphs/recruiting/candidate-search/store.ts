import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { candidates } from '@quintet/drizzle/recruiting/candidates.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** The query that words, phrases and -words mean. */
const queryOf = (text: unknown) => sql`websearch_to_tsquery('simple', ${text}::text)`

/** Candidates in the order of their ids, after one, who may be found. `purpose` says what they must not have withdrawn. */
const found = (purpose: 'POOL' | 'ANALYSIS', isByText: boolean) =>
  statement(
    { text: slot.text, skills: slot.texts, at: slot.instant, after: slot.uuid, limit: slot.int },
    (db, p) => {
      const endsAt = purpose === 'POOL' ? candidates.poolEndsAt : candidates.analysisEndsAt
      return db
        .select({
          id: candidates.id,
          skills: candidates.skills,
          experience: candidates.experience,
          education: candidates.education,
          languages: candidates.languages,
          relevance: isByText
            ? sql<number>`ts_rank(${candidates.words}, ${queryOf(p.text)})`.mapWith(Number)
            : sql<number>`0 * length(${p.text}::text)`.mapWith(Number),
        })
        .from(candidates)
        .where(
          and(
            eq(candidates.tenantId, p.tenantId),
            sql`${candidates.id} > ${p.after}::uuid`,
            isNull(candidates.erasedAt),
            isNull(candidates.mergedInto),
            sql`(${endsAt} is null or ${endsAt} > ${p.at}::timestamptz)`,
            sql`${candidates.skillSlugs} @> ${p.skills}`,
            isByText ? sql`${candidates.words} @@ ${queryOf(p.text)}` : undefined,
          ),
        )
        .orderBy(candidates.id)
        .limit(p.limit)
    },
    { slow: true },
  )

/** By whether words are asked for. */
export const foundInPool = { words: found('POOL', true), all: found('POOL', false) }
export const foundForAnalysis = { words: found('ANALYSIS', true), all: found('ANALYSIS', false) }

const snippets = statement({ ids: slot.uuids, texts: slot.texts }, (db, p) =>
  db
    .select({
      key: sql<string>`asked.id || ' ' || asked.words`,
      snippet: sql<string>`ts_headline('simple', left(${candidates.searchText} || ' ' || ${candidates.cvText}, 20000), ${queryOf(sql`asked.words`)},
        'MaxFragments=2, MinWords=4, MaxWords=12')`,
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
/** Where words occur in what is known of a candidate. */
export const loadSnippet = async (context: Context, id: string, text: string): Promise<string | null> =>
  (await load(context, `${id} ${text}`))?.snippet ?? null
