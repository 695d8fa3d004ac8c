// What public taxonomies call skills of the table, as data. ESCO: labels of concepts; O*NET: names of technologies.
import { readFileSync } from 'node:fs'

export interface PublicNames {
  /** The preferred label of the concept of ESCO; null where it has none by any of our names. */
  readonly esco: string | null
  /** Names of technologies of O*NET. */
  readonly onet: readonly string[]
}

const nothing: PublicNames = { esco: null, onet: [] }

const bySlug = new Map(
  readFileSync(new URL('./taxonomies.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line): [string, PublicNames] => {
      const [slug = '', esco = '', onet = ''] = line.split('\t')
      return [slug, { esco: esco || null, onet: onet === '' ? [] : onet.split('|') }]
    }),
)

/** What public taxonomies call a skill of the table. */
export const publicNames = (slug: string): PublicNames => bySlug.get(slug) ?? nothing
