// What is known of applicants on a day, as factors of a computed score.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { readTiers } from '../account-tiers/store.ts'
import { newestProcessed } from '../credit-records/store.ts'
import { readProviders } from '../score-providers/store.ts'
import type { Factor } from '../scoring-models/rules.ts'
import { bureauFactor, type ScoreInputs } from './compute.ts'
import { ageFactor, repaymentFactor, savingsFactor, tierFactor, utilisationFactor } from './factors.ts'
import { accountFacts, documentFacts, loanFacts, savingsFacts } from './facts.ts'

const dayMilliseconds = 86_400_000

/** The inputs of each applicant, by id. @param asOf the day, of which all counts that was known until its end (UTC) */
export async function readInputs(
  reader: Reader,
  applicantIds: readonly string[],
  asOf: string,
): Promise<ReadonlyMap<string, ScoreInputs>> {
  const before = new Date(Date.parse(`${asOf}T00:00:00Z`) + dayMilliseconds)
  const [bureaus, loans, savings, documents, accounts, tiers] = await Promise.all([
    readBureaus(reader, applicantIds, before),
    reader.read(loanFacts, { applicantIds, asOf }).then(byApplicant),
    reader.read(savingsFacts, { applicantIds, asOf }).then(byApplicant),
    reader.read(documentFacts, { applicantIds, asOf, before }).then(byApplicant),
    reader.read(accountFacts, { applicantIds, before }).then(byApplicant),
    readTiers(reader),
  ])
  return new Map(
    applicantIds.map((id) => {
      const lent = loans.get(id) ?? []
      const approved = (documents.get(id) ?? []).map(({ type }) => type)
      const known: Record<Factor, number | undefined> = {
        BUREAU: bureauFactor(bureaus.get(id) ?? []),
        REPAYMENT: repaymentFactor(lent, asOf),
        UTILISATION: utilisationFactor(lent, asOf),
        SAVINGS: savingsFactor(savings.get(id) ?? [], asOf),
        KYC_TIER: tierFactor(tiers, approved),
        ACCOUNT_AGE: ageFactor(accounts.get(id)?.[0]?.openedOn, asOf),
      }
      return [id, Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as ScoreInputs]
    }),
  )
}

const byApplicant = <Row extends { readonly applicantId: string }>(rows: readonly Row[]): Map<string, Row[]> =>
  Map.groupBy(rows, ({ applicantId }) => applicantId)

/** What bureaus said last, where it is not too old, by applicant. */
async function readBureaus(
  reader: Reader,
  applicantIds: readonly string[],
  before: Date,
): Promise<ReadonlyMap<string, number[]>> {
  const [providers, records] = await Promise.all([
    readProviders(reader),
    reader.read(newestProcessed, { applicantIds, before }),
  ])
  const ages = new Map(providers.map(({ slug, maximumAgeDays }) => [slug, maximumAgeDays]))
  const fresh = records.filter(
    ({ providerSlug, retrievedAt }) =>
      before.getTime() - retrievedAt.getTime() <= ((ages.get(providerSlug) ?? 0) + 1) * dayMilliseconds,
  )
  const found = [...byApplicant(fresh)]
  return new Map(found.map(([id, rows]) => [id, rows.map(({ normalizedScore }) => normalizedScore)]))
}

/** The day of an instant (UTC). */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10)
