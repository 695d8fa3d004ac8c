import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, invalidUnlessEmpty, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import type { PublishModuleInput } from '../types.gen.ts'
import { dependencyProblems, isNewer, publicationProblems, storedDependencies, storedPrices } from './rules.ts'
import type { JsonSchema } from './settings-schemas.ts'
import { lockCatalogue, publishVersion, readCatalogue } from './store.ts'

/** Publishes a version of a module: of a new one, or the next one of one that stands. */
export const publishModule = (context: Context, input: PublishModuleInput) =>
  change(context, 'publishModule', input, {
    problems: publicationProblems(input),
    async work(writer) {
      await lockCatalogue(writer)
      const modules = await readCatalogue(writer)
      const invalid = invalidUnlessEmpty(dependencyProblems(input, modules))
      if (invalid !== null) throw new Refused(invalid)
      const before = modules.get(input.slug)
      if (before !== undefined && !isNewer(input.version, before.version)) {
        const message = `${input.slug} is ${before.version} already`
        throw new Refused(conflict(message, 'VERSION_NOT_NEWER', ['input', 'version']))
      }
      const module = {
        slug: input.slug,
        name: input.name.trim(),
        description: input.description.trim(),
        version: input.version,
        trialDays: input.trialDays ?? 14,
        dependencies: storedDependencies(input.dependencies),
        capabilities: input.capabilities as JsonSchema,
        settingsSchema: (input.settingsSchema ?? null) as JsonSchema | null,
        prices: storedPrices(input.prices),
        releaseNotes: input.releaseNotes ?? null,
      }
      return publishVersion(writer, module, { versionId: newId(), at: context.clock.now() })
    },
  })
