import type { Reader, Writer } from '@quintet/drizzle/client/scope.ts'
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { modules, moduleVersions } from '@quintet/drizzle/marketplace/modules.ts'
import type { PageArguments } from '@quintet/kit/slice/pages.ts'
import { type RowOf, visibleRows } from '@quintet/kit/slice/rows.ts'
import { isStorable } from '@quintet/kit/slice/text-rules.ts'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** What all users may know of a module. */
export const columns = {
  id: modules.id,
  slug: modules.slug,
  name: modules.name,
  description: modules.description,
  version: modules.version,
  trialDays: modules.trialDays,
  dependencies: modules.dependencies,
  capabilities: modules.capabilities,
  settingsSchema: modules.settingsSchema,
  prices: modules.prices,
}
const rows = visibleRows(modules, columns)
export type ModuleRow = RowOf<typeof rows>

export const loadModule = rows.load

const allModules = rows.page({ by: 'slug' })
const filterSlots = {
  search: slot.nullable(slot.text),
  capability: slot.nullable(slot.text),
  currency: slot.nullable(slot.text),
  maxMinor: slot.nullable(slot.bigint),
}
const foundModules = rows.page(
  { by: 'slug' },
  {
    slots: filterSlots,
    where: (p) =>
      and(
        sql`(${p.search}::text is null or strpos(lower(concat_ws(' ', ${modules.slug}, ${modules.name}, ${modules.description},
          jsonb_path_query_array(${modules.capabilities}, 'strict $.** ? (@.type() == "string")')::text)), lower(${p.search}::text)) > 0)`,
        sql`(${p.capability}::text is null or jsonb_path_exists(${modules.capabilities}, '$.*[*] ? (@ == $name || @.name == $name)',
          jsonb_build_object('name', ${p.capability}::text)))`,
        sql`(${p.currency}::text is null or exists (select from jsonb_each(${modules.prices}) as price
          where price.value->>'currency' = ${p.currency}::text and (price.value->>'amountMinor')::bigint <= ${p.maxMinor}::bigint))`,
      ),
  },
)

interface ModuleFilter {
  readonly search?: string | null | undefined
  readonly capability?: string | null | undefined
  readonly maxPrice?: { readonly amountMinor: bigint; readonly currency: string } | null | undefined
}

/** A page of the modules that a filter leaves. */
export function modulePage(context: Context, { search, capability, maxPrice }: ModuleFilter, page: PageArguments) {
  const given = [search, capability, maxPrice].some((each) => each !== null && each !== undefined)
  if (!given) return allModules(context, page)
  return foundModules(context, {
    ...page,
    search: search ?? null,
    capability: capability ?? null,
    currency: maxPrice?.currency ?? null,
    maxMinor: maxPrice?.amountMinor ?? null,
  })
}

const bySlug = statement({ slug: slot.text }, (db, p) =>
  db.select(columns).from(modules).where(eq(modules.slug, p.slug)),
)
/** A module by its slug; null where there is none. */
export async function readModule(reader: Reader, slug: string): Promise<ModuleRow | null> {
  if (!isStorable(slug)) return null
  const [row] = await reader.read(bySlug, { slug })
  return row ?? null
}

const whole = statement({}, (db) => db.select(columns).from(modules).orderBy(asc(modules.slug)))
/** All modules, by slug. */
export const readCatalogue = async (reader: Reader): Promise<ReadonlyMap<string, ModuleRow>> =>
  new Map((await reader.read(whole, {})).map((row) => [row.slug, row]))

const versions = visibleRows(moduleVersions, {
  id: moduleVersions.id,
  moduleId: moduleVersions.moduleId,
  version: moduleVersions.version,
  releaseNotes: moduleVersions.releaseNotes,
  publishedAt: moduleVersions.publishedAt,
})
export type ModuleVersionRow = RowOf<typeof versions>
export const versionPages = versions.childPages('moduleId')

const lock = statement({}, (db) =>
  db.select({ locked: sql`locked::text` }).from(sql`pg_advisory_xact_lock(hashtext('marketplace.modules')) as locked`),
)
/** One version is published at a time: two could make a cycle that neither has. */
export const lockCatalogue = async (writer: Writer): Promise<void> => void (await writer.read(lock, {}))

/** Publishes a version. No request may write the tables: this function of the database does. */
const publish = statement({ module: slot.json, versionId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .select({ id: sql<string>`published` })
    .from(sql`marketplace.publish_module(${p.module}::jsonb, ${p.versionId}::uuid, ${p.at}::timestamptz) as published`),
)

type Publication = Pick<
  ModuleRow,
  | 'slug'
  | 'name'
  | 'description'
  | 'version'
  | 'trialDays'
  | 'dependencies'
  | 'capabilities'
  | 'settingsSchema'
  | 'prices'
> & { readonly releaseNotes: string | null }

export async function publishVersion(
  writer: Writer,
  module: Publication,
  { versionId, at }: { readonly versionId: string; readonly at: Date },
): Promise<ModuleRow> {
  await writer.read(publish, { module, versionId, at })
  return (await readModule(writer, module.slug))!
}
