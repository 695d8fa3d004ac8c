import { change } from '@quintet/kit/slice/change.ts'
import { tenantId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, limitReached, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import type { Context } from '../context.ts'
import type { SaveScoreProviderInput } from '../types.gen.ts'
import { maxProviders, providerProblems } from './rules.ts'
import { insertProvider, readProviders, type ScoreProviderRow, updateProvider } from './store.ts'

const changedMeanwhile = conflict('This provider has changed since this version', 'VERSION', ['input', 'version'])

/** Makes a provider of credit records, or replaces the one with this slug. */
export const saveProvider = (context: Context, input: SaveScoreProviderInput) =>
  change<ScoreProviderRow>(context, 'saveScoreProvider', input, {
    problems: providerProblems(input, context.isDevelopment),
    taken: { score_providers_slug: changedMeanwhile },
    async work(writer) {
      const all = await readProviders(writer)
      const present = all.find(({ slug }) => slug === input.slug) ?? null
      const problem = saveProblem('This provider', 'slug', present, input.version)
      if (problem !== null) throw new Refused(problem)
      if (present === null && all.length >= maxProviders) {
        throw new Refused(limitReached('A tenant can have 100 providers', 'MAX_SCORE_PROVIDERS', ['input']))
      }
      const at = context.clock.now()
      const id = present?.id ?? newId()
      const record = { ownerId: tenantId(context), recordId: id }
      const secret =
        typeof input.secret === 'string'
          ? (await context.providerSecrets.seal(writer, record, { secret: input.secret })).secret
          : (present?.secret ?? null)
      const values = {
        id,
        slug: input.slug,
        name: input.name.trim(),
        kind: input.kind,
        url: input.url ?? null,
        secret,
        minimum: input.minimum,
        maximum: input.maximum,
        higherIsBetter: input.higherIsBetter ?? true,
        mapping: input.mapping,
        points: input.points ?? [],
        maximumAgeDays: input.maximumAgeDays ?? 90,
        isActive: input.isActive ?? true,
        updatedAt: at,
      }
      if (present?.id != null) return kept(await updateProvider(writer, { ...values, version: present.version }))
      const made = await insertProvider(writer, { ...values, createdAt: at })
      // One that every tenant has is the first version of itself.
      return present === null ? kept(made) : kept(await updateProvider(writer, made))
    },
  })

/** The saved row as it is answered, also to a repeated call: without what is sealed. */
function kept(row: ScoreProviderRow | null): ScoreProviderRow {
  if (row === null) throw new Refused(changedMeanwhile)
  return { ...row, secret: null }
}
