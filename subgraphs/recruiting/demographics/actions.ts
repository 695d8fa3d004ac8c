import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type FieldProblem, fieldProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { canonicalTag, noCandidate } from '../candidates/rules.ts'
import { readCandidate } from '../candidates/store.ts'
import type { Context } from '../context.ts'
import type { RecordDemographicsInput } from '../types.gen.ts'
import { insertDemographics } from './store.ts'

const max = 100
const texts = { sex: 'The sex', ethnicity: 'The ethnicity', ageBand: 'The age band' } as const

function problemsOf(input: RecordDemographicsInput): FieldProblem[] {
  const { nativeLanguage } = input
  const isTag = nativeLanguage === null || nativeLanguage === undefined || canonicalTag(nativeLanguage) !== null
  return [
    ...(Object.keys(texts) as (keyof typeof texts)[]).flatMap((name) =>
      textProblems(texts[name], input[name], { max }, 'input', name),
    ),
    ...(isTag ? [] : [fieldProblem('Use a tag of BCP 47, such as de', 'input', 'nativeLanguage')]),
  ]
}

/** Records what a candidate tells of themselves. */
export const recordDemographics = (context: Context, input: RecordDemographicsInput) =>
  change(context, 'recordDemographics', input, {
    problems: problemsOf(input),
    async work(writer) {
      const candidate = await readCandidate(writer, input.candidateId)
      if (candidate === null) throw new Refused(noCandidate('candidateId'))
      const at = context.clock.now()
      const { sex, ethnicity, ageBand, nativeLanguage } = input
      await writer.run(insertDemographics, {
        id: newId(),
        candidateId: candidate.id,
        sex: sex?.trim() ?? null,
        ethnicity: ethnicity?.trim() ?? null,
        ageBand: ageBand?.trim() ?? null,
        nativeLanguage: typeof nativeLanguage === 'string' ? canonicalTag(nativeLanguage) : null,
        recordedBy: viewerId(context),
        at,
      })
      return { recordedAt: at }
    },
  })
