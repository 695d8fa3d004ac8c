import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isStorable, lengthOf, textProblems } from '@quintet/kit/slice/text-rules.ts'
import { parseTemplate, TemplateFault } from './parse.ts'
import { render } from './render.ts'

/** How many templates a tenant may have. */
export const maxTemplates = 200
const maxSubject = 500
const maxBody = 20_000

export type Channel = 'EMAIL' | 'SMS' | 'IN_APP'

/** The longest text of each channel, in UTF-16 units. */
export const maxText: Readonly<Record<Channel, number>> = { EMAIL: 100_000, SMS: 1_600, IN_APP: 10_000 }
const maxSubjectLine = 200

interface TemplateTexts {
  readonly channel: Channel
  readonly subject?: string | null | undefined
  readonly body?: string | null | undefined
}

/** What is wrong with the texts of a template; nothing is with one that was left out. */
export function templateProblems({ channel, subject, body }: TemplateTexts): FieldProblem[] {
  return [
    ...subjectProblems(channel, subject),
    ...textProblems('The body', body, { max: maxBody }, 'input', 'body'),
    ...readProblems('body', body, maxBody),
  ]
}

function subjectProblems(channel: Channel, subject: string | null | undefined): FieldProblem[] {
  if (subject === null || subject === undefined) return []
  if (channel !== 'EMAIL') return [fieldProblem('Only e-mails have a subject', 'input', 'subject')]
  return [
    ...textProblems('The subject', subject, { max: maxSubject }, 'input', 'subject'),
    ...readProblems('subject', subject, maxSubject),
  ]
}

function readProblems(field: string, text: string | null | undefined, max: number): FieldProblem[] {
  if (typeof text !== 'string' || lengthOf(text) > max) return []
  try {
    parseTemplate(text)
    return []
  } catch (error) {
    if (error instanceof TemplateFault) return [fieldProblem(error.message, 'input', field)]
    throw error
  }
}

export const nameProblems = (name: string): FieldProblem[] =>
  /^[a-z0-9][a-z0-9._-]{0,99}$/.test(name)
    ? []
    : [fieldProblem('The name must have 1 to 100 of a-z, 0-9 and . _ -', 'input', 'name')]

/** What an e-mail is without: a subject. */
export const noSubject = (): FieldProblem => fieldProblem('An e-mail needs a subject', 'input', 'subject')

export interface Texts {
  readonly subject: string | null
  readonly body: string
}

/** A template filled in with data, or what is wrong with them. A subject is one line, whatever the data hold. */
export function fillIn(channel: Channel, { subject, body }: Texts, data: unknown): Texts | FieldProblem {
  try {
    const line = subject === null ? null : render(parseTemplate(subject), data, maxText.EMAIL)
    const text = render(parseTemplate(body), data, maxText[channel])
    if (text.trim() === '') return fieldProblem('With these data the text is empty', 'input', 'data')
    if (!isStorable(text)) return fieldProblem('The data must not contain control characters', 'input', 'data')
    return { subject: line === null ? null : oneLine(line), body: text }
  } catch (error) {
    if (error instanceof TemplateFault) return fieldProblem(error.message, 'input', 'data')
    throw error
  }
}

/** What a template says with sample data, or why it cannot be filled in. */
export function previewOf({ channel, subject, body }: Texts & { readonly channel: Channel }, data: unknown) {
  const [wrong] = isJsonObject(data)
    ? jsonProblems('The data', data, 'data')
    : [fieldProblem('The data must be an object', 'data')]
  const texts = wrong ?? fillIn(channel, { subject, body }, data)
  return 'message' in texts ? { subject: null, body: null, problem: texts.message } : { ...texts, problem: null }
}

const oneLine = (text: string): string =>
  [...text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, ' ').trim()].slice(0, maxSubjectLine).join('')
