import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { statement } from '@quintet/drizzle/client/statement.ts'
import type { ScorePoint } from '@quintet/drizzle/credit/score-providers.ts'
import { scoreProviders } from '@quintet/drizzle/credit/score-providers.ts'
import { loadOne } from '@quintet/kit/slice/loaders.ts'
import { tenantRows } from '@quintet/kit/slice/rows.ts'
import { asc, eq } from 'drizzle-orm'
import type { Context } from '../context.ts'
import { defaultProviders } from './rules.ts'

/** A provider of the tenant. One that every tenant has, and that it has not changed, has no row and no id. */
export interface ScoreProviderRow {
  readonly id: string | null
  readonly slug: string
  readonly name: string
  readonly kind: 'LOCAL' | 'HTTP'
  readonly url: string | null
  readonly secret: Uint8Array | null
  readonly minimum: number
  readonly maximum: number
  readonly higherIsBetter: boolean
  readonly mapping: 'LINEAR' | 'PIECEWISE' | 'PD'
  readonly points: readonly ScorePoint[]
  readonly maximumAgeDays: number
  readonly isActive: boolean
  readonly version: number
}

const rows = tenantRows(scoreProviders)
export const insertProvider = rows.insert()
export const updateProvider = rows.update(
  'name',
  'kind',
  'url',
  'secret',
  'minimum',
  'maximum',
  'higherIsBetter',
  'mapping',
  'points',
  'maximumAgeDays',
  'isActive',
  'updatedAt',
)

const stored = statement({}, (db, p) =>
  db
    .select({
      id: scoreProviders.id,
      slug: scoreProviders.slug,
      name: scoreProviders.name,
      kind: scoreProviders.kind,
      url: scoreProviders.url,
      secret: scoreProviders.secret,
      minimum: scoreProviders.minimum,
      maximum: scoreProviders.maximum,
      higherIsBetter: scoreProviders.higherIsBetter,
      mapping: scoreProviders.mapping,
      points: scoreProviders.points,
      maximumAgeDays: scoreProviders.maximumAgeDays,
      isActive: scoreProviders.isActive,
      version: scoreProviders.version,
    })
    .from(scoreProviders)
    .where(eq(scoreProviders.tenantId, p.tenantId))
    .orderBy(asc(scoreProviders.slug)),
)

/** All providers of the active tenant, by slug: few. */
export async function readProviders(reader: Reader): Promise<ScoreProviderRow[]> {
  const own: ScoreProviderRow[] = await reader.read(stored, {})
  const bySlug = new Map([...defaultProviders, ...own].map((provider) => [provider.slug, provider]))
  return [...bySlug.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

/** A provider of the active tenant by its slug; those of a list come in one statement. */
export const loadProvider = loadOne<Context, ScoreProviderRow>(
  (context) => readProviders(context.scope),
  ({ slug }) => slug,
)
