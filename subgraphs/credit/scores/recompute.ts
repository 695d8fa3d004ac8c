// Computes scores from what is known now, and writes those that are others than before.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import type { Category } from '../categories/rules.ts'
import type { Context } from '../context.ts'
import { readModels } from '../scoring-models/store.ts'
import { computeScore, inputsHashOf } from './compute.ts'
import { readInputs } from './inputs.ts'
import { forgottenAmong } from './leave.ts'
import { detailsOf, scoreId } from './store.ts'
import { type NewScore, restateScores, writeScores } from './write.ts'

interface Recomputation {
  readonly category: Category
  readonly applicantIds: readonly string[]
  readonly asOf: string
  /** Who caused it. */
  readonly sourceId: string
}

/** Computes scores of some applicants in a category. How many have changed, and the last event. */
export async function recompute(
  context: Context,
  writer: Writer,
  { category, applicantIds, asOf, sourceId }: Recomputation,
): Promise<{ changed: number; cursor: string | null }> {
  const model = (await readModels(writer)).find(({ slug }) => slug === category.scoringModelSlug)
  if (model === undefined) throw new Error(`The model ${category.scoringModelSlug} is missing`)
  const ids = applicantIds.map((id) => scoreId(tenantId(context), category.slug, id))
  const [inputs, present, forgotten] = await Promise.all([
    readInputs(writer, applicantIds, asOf),
    writer.read(detailsOf, { category: category.slug, ids }),
    forgottenAmong(writer, applicantIds),
  ])
  const before = new Map(present.map((score) => [score.applicantId, score]))
  const scores = applicantIds.flatMap((applicantId): NewScore[] => {
    if (forgotten.has(applicantId)) return []
    const known = inputs.get(applicantId) ?? {}
    const computed = computeScore(model.weights, known)
    const inputsHash = inputsHashOf(model, asOf, known)
    // Equal inputs have equal scores. Who has none known keeps the last score: nothing speaks against it.
    if (computed === null || before.get(applicantId)?.inputsHash === inputsHash) return []
    const how = { modelVersion: model.version, asOf, inputsHash, inputs: known }
    return [{ applicantId, valueHundredths: computed.valueHundredths, computed: { ...computed, ...how } }]
  })
  // The same score on another day, or of another version of the model, is no event.
  const isSame = ({ applicantId, valueHundredths }: NewScore): boolean =>
    category.memberRule === null && before.get(applicantId)?.valueHundredths === valueHundredths
  const { same = [], other = [] } = Object.groupBy(scores, (score) => (isSame(score) ? 'same' : 'other'))
  if (same.length > 0) await restateScores(context, writer, category, same, sourceId)
  if (other.length === 0) return { changed: 0, cursor: null }
  const { cursor } = await writeScores(context, writer, category, other, sourceId)
  return { changed: other.length, cursor }
}
