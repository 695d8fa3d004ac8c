import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, limitReached, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import type { Context } from '../context.ts'
import type { SaveScoringModelInput } from '../types.gen.ts'
import { maxModels, modelProblems } from './rules.ts'
import { insertModel, readModels, type ScoringModelRow } from './store.ts'

/** Makes a scoring model, or the next version of one. */
export const saveModel = (context: Context, input: SaveScoringModelInput) =>
  change<ScoringModelRow>(context, 'saveScoringModel', input, {
    problems: modelProblems(input),
    taken: {
      scoring_models_version: conflict('This model has changed since this version', 'VERSION', ['input', 'version']),
    },
    async work(writer) {
      const all = await readModels(writer)
      const present = all.find(({ slug }) => slug === input.slug) ?? null
      const problem = saveProblem('This model', 'slug', present, input.version)
      if (problem !== null) throw new Refused(problem)
      if (present === null && all.length >= maxModels) {
        throw new Refused(limitReached('A tenant can have 100 models', 'MAX_SCORING_MODELS', ['input']))
      }
      const weights = Object.fromEntries(input.weights.map(({ factor, weight }) => [factor, weight]))
      const version = (present?.version ?? 0) + 1
      const createdAt = context.clock.now()
      await insertModel(writer, { id: newId(), slug: input.slug, number: version, weights, createdAt })
      return { slug: input.slug, version, weights, createdAt }
    },
  })
