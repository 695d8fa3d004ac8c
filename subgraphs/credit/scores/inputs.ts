// What is known of applicants on a day, as factors of a computed score.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { newestProcessed } from '../credit-records/store.ts'
import { readProviders } from '../score-providers/store.ts'
import { bureauFactor, type ScoreInputs } from './compute.ts'

const dayMilliseconds = 86_400_000

/** The inputs of each applicant, by id. @param asOf the day, of which all counts that was known until its end (UTC) */
export async function readInputs(
  reader: Reader,
  applicantIds: readonly string[],
  asOf: string,
): Promise<ReadonlyMap<string, ScoreInputs>> {
  const end = new Date(Date.parse(`${asOf}T00:00:00Z`) + dayMilliseconds)
  const [providers, records] = await Promise.all([
    readProviders(reader),
    reader.read(newestProcessed, { applicantIds, before: end }),
  ])
  const ages = new Map(providers.map(({ slug, maximumAgeDays }) => [slug, maximumAgeDays]))
  const scores = new Map<string, number[]>()
  for (const { applicantId, providerSlug, normalizedScore, retrievedAt } of records) {
    const isFresh = end.getTime() - retrievedAt.getTime() <= ((ages.get(providerSlug) ?? 0) + 1) * dayMilliseconds
    if (isFresh) scores.set(applicantId, [...(scores.get(applicantId) ?? []), normalizedScore])
  }
  return new Map(
    applicantIds.map((id) => {
      const bureau = bureauFactor(scores.get(id) ?? [])
      return [id, bureau === undefined ? {} : { BUREAU: bureau }]
    }),
  )
}

/** The day of an instant (UTC). */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
