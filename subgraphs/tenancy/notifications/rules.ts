import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { type Channel, maxText } from '../notification-templates/rules.ts'

export const channels: readonly Channel[] = ['EMAIL', 'SMS', 'IN_APP']
export type Category = 'MARKETING' | 'UPDATES' | 'SECURITY' | 'NEWSLETTER' | 'BILLING'
const maxMembers = 500
const maxRead = 500

interface NewNotifications {
  readonly userIds: readonly string[]
  readonly channel: Channel
  readonly template?: string | null | undefined
  readonly data?: unknown
  readonly body?: string | null | undefined
  readonly dedupeKey?: string | null | undefined
}

/** What is wrong with notifications to send; empty when nothing is. */
export function sendProblems({ userIds, channel, template, data, body, dedupeKey }: NewNotifications): FieldProblem[] {
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const isByTemplate = typeof template === 'string'
  const hasBody = typeof body === 'string'
  return [
    ...(userIds.length >= 1 && userIds.length <= maxMembers
      ? []
      : at('userIds', `There must be 1 to ${maxMembers} members`)),
    ...(isByTemplate === hasBody ? at('template', 'Name a template, or give a body in its place') : []),
    ...(hasBody && channel !== 'IN_APP' ? at('body', 'E-mails and text messages need a template') : []),
    ...textProblems('The body', body, { max: maxText.IN_APP }, 'input', 'body'),
    ...(data === null || data === undefined || isJsonObject(data) ? [] : at('data', 'The data must be an object')),
    ...jsonProblems('The data', data, 'input', 'data'),
    ...textProblems('The dedupeKey', dedupeKey, { max: 200 }, 'input', 'dedupeKey'),
  ]
}

/** What is wrong with ids to mark as read; empty when nothing is. */
export const readProblems = (ids: readonly string[] | null | undefined): FieldProblem[] =>
  (ids ?? []).length <= maxRead ? [] : [fieldProblem(`There can be up to ${maxRead} ids`, 'input', 'ids')]

/** Whether all are ids that there can be. */
export const areIds = (ids: readonly string[]): boolean => ids.every(isUuid)

/** Whether a notification goes also where it is not wanted. */
export const alwaysGoes = (category: Category): boolean => category === 'SECURITY' || category === 'BILLING'

/** What a person wants by e-mail, by category. */
export interface WantedCategories {
  readonly marketing: boolean
  readonly updates: boolean
  readonly newsletter: boolean
}

/**
 * Whether a notification is to be sent now.
 * @param isChannelWanted what the person set for the channel; undefined where they set nothing
 * @param byEmail what they want by e-mail; null for another channel
 */
export function isWanted(
  category: Category,
  isChannelWanted: boolean | undefined,
  byEmail: WantedCategories | null,
): boolean {
  if (alwaysGoes(category)) return true
  if (isChannelWanted === false) return false
  if (byEmail === null) return true
  if (category === 'MARKETING') return byEmail.marketing
  return category === 'NEWSLETTER' ? byEmail.newsletter : byEmail.updates
}

/** Whether letters of a category tell how to unsubscribe with one click. */
export const canUnsubscribe = (category: Category): category is 'MARKETING' | 'NEWSLETTER' =>
  category === 'MARKETING' || category === 'NEWSLETTER'

/** How long notifications are kept. */
const keptDays = 180

const dayMilliseconds = 86_400_000
const digestHour = 7
const monday = 1

/** When the next letter with the e-mails of a day or of a week is due, after an instant. */
export function nextDigest(digest: 'DAILY' | 'WEEKLY', after: Date): Date {
  const due = new Date(after)
  due.setUTCHours(digestHour, 0, 0, 0)
  while (due <= after || (digest === 'WEEKLY' && due.getUTCDay() !== monday))
    due.setTime(due.getTime() + dayMilliseconds)
  return due
}

/** The instant before which notifications are removed. */
export const keptSince = (at: Date): Date => new Date(at.getTime() - keptDays * dayMilliseconds)
