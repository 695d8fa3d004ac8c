import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, limitReached, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { languageOf } from '../interviews/rules.ts'
import type { RetireOwnQuestionInput, SaveOwnQuestionInput } from '../types.gen.ts'
import { maxQuestions, questionProblems, storedKeywords } from './rules.ts'
import {
  countInUse,
  insertOwnQuestion,
  keepVersion,
  type OwnQuestionRow,
  readOwnQuestion,
  retireRow,
  updateOwnQuestion,
} from './store.ts'

const noQuestion = () => notFoundProblem('There is no such question', ['input', 'questionId'])

/** Adds a question, or writes a new version of one. `id` fixes the id of a new one, for demo data. */
export const saveOwnQuestion = (context: Context, input: SaveOwnQuestionInput, id = newId()) =>
  change<OwnQuestionRow>(context, 'saveOwnQuestion', input, {
    problems: questionProblems(input),
    async work(writer) {
      const { questionId = null, version, type, skill, difficulty, timeLimitSeconds } = input
      const content = {
        type,
        skill: skill?.trim() ?? null,
        difficulty: difficulty ?? null,
        language: languageOf(input.language)!,
        text: input.text.trim(),
        expectedKeywords: storedKeywords(input.expectedKeywords),
        timeLimitSeconds: timeLimitSeconds ?? 180,
      }
      const at = context.clock.now()
      let saved: OwnQuestionRow | null
      if (questionId === null) {
        const [inUse] = await writer.read(countInUse, {})
        if ((inUse?.count ?? 0) >= maxQuestions) {
          throw new Refused(limitReached(`A tenant has up to ${maxQuestions} questions in use`, 'TOO_MANY_QUESTIONS'))
        }
        saved = await insertOwnQuestion(writer, { id, ...content, createdAt: at })
      } else {
        const present = await readOwnQuestion(writer, questionId)
        if (present === null) throw new Refused(noQuestion())
        if (present.retiredAt !== null) {
          throw new Refused(conflict('The question is retired', 'RETIRED', ['input', 'questionId']))
        }
        saved = await updateOwnQuestion(writer, { id: questionId, version: version!, ...content })
      }
      if (saved === null) {
        throw new Refused(conflict('The question has changed since it was read', 'VERSION', ['input', 'version']))
      }
      await keepVersion(writer, saved, viewerId(context), at)
      return saved
    },
  })

/** Retires a question. */
export const retireOwnQuestion = (context: Context, input: RetireOwnQuestionInput) =>
  change<OwnQuestionRow>(context, 'retireOwnQuestion', input, {
    async work(writer) {
      if ((await readOwnQuestion(writer, input.questionId)) === null) throw new Refused(noQuestion())
      await writer.run(retireRow, { id: input.questionId, at: context.clock.now() })
      return (await readOwnQuestion(writer, input.questionId))!
    },
  })
