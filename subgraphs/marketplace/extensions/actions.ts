import { change } from '@quintet/kit/slice/change.ts'
import { conflict, limitReached, notAllowed, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import { saveProblem } from '@quintet/kit/slice/saves.ts'
import type { Context } from '../context.ts'
import type { RecordExtensionUseInput, SaveExtensionInput } from '../types.gen.ts'
import { extensionProblems, feedbackProblems, maxExtensions } from './rules.ts'
import {
  countOwn,
  countUse,
  type ExtensionRow,
  lockByName,
  lockOwn,
  makeExtension,
  nameIndex,
  replaceFactors,
  updateExtension,
} from './store.ts'

/** Makes an extension of the user's own, or changes the version of it that was read. */
export const saveExtension = (context: Context, input: SaveExtensionInput) =>
  change<ExtensionRow>(context, 'saveExtension', input, {
    problems: extensionProblems(input),
    taken: { [nameIndex]: conflict('This extension exists already', 'ALREADY_EXISTS', ['input', 'name']) },
    async work(writer) {
      const name = input.name.trim()
      const present = await lockByName(writer, name)
      const problem = saveProblem('This extension', 'name', present, input.version)
      if (problem !== null) throw new Refused(problem)
      const values = {
        type: input.type.trim(),
        description: input.description ?? null,
        enabled: input.enabled ?? true,
        priority: input.priority ?? 0,
        metadata: (input.metadata ?? {}) as Record<string, unknown>,
      }
      const at = context.clock.now()
      if (present === null && (await countOwn(writer)) >= maxExtensions) {
        throw new Refused(limitReached(`A user can have ${maxExtensions} extensions`, 'EXTENSION_LIMIT'))
      }
      const saved =
        present === null
          ? await makeExtension(writer, { name, ...values, at })
          : (await updateExtension(writer, { id: present.id, version: present.version, ...values, updatedAt: at }))!
      const factors = (input.factors ?? []).map((factor) => ({
        name: factor.name.trim(),
        value: factor.value,
        weight: factor.weight ?? 1,
      }))
      await replaceFactors(writer, saved.id, factors)
      return saved
    },
  })

/** Counts a use of an extension of the user's own, and what they say of it. */
export const recordExtensionUse = (context: Context, input: RecordExtensionUseInput) =>
  change<ExtensionRow>(context, 'recordExtensionUse', input, {
    problems: feedbackProblems(input.feedback),
    async work(writer) {
      const extension = await lockOwn(writer, input.extensionId)
      if (extension === null) {
        throw new Refused(notFoundProblem('There is no such extension', ['input', 'extensionId']))
      }
      if (!extension.enabled) {
        throw new Refused(notAllowed('This extension is disabled', 'EXTENSION_DISABLED', ['input', 'extensionId']))
      }
      return countUse(writer, extension.id, context.clock.now(), input.feedback ?? null)
    },
  })
