import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'

/** How many channels a tenant may have. */
export const maxChannels = 200
export const defaultRetentionHours = 24
const maxRetentionHours = 8760
const maxAudience = 500
const maxConditions = 20
const maxPath = 10
const hourMilliseconds = 3_600_000

interface NewChannel {
  readonly slug: string
  readonly name: string
  readonly retentionHours?: number | null | undefined
}

/** What is wrong with a channel to make, but for roles that do not exist; empty when nothing is. */
export function channelProblems({ slug, name, retentionHours }: NewChannel): FieldProblem[] {
  const at = (field: string, message: string) => [fieldProblem(message, 'input', field)]
  const hours = retentionHours ?? defaultRetentionHours
  return [
    ...(/^[a-z][a-z0-9-]{0,48}[a-z0-9]$/.test(slug)
      ? []
      : at('slug', 'The slug must have 2 to 50 of a-z, 0-9 and hyphen, and begin with a letter')),
    ...textProblems('The name', name, { max: 100 }, 'input', 'name'),
    ...(hours >= 1 && hours <= maxRetentionHours
      ? []
      : at('retentionHours', `The hours must be from 1 to ${maxRetentionHours}`)),
  ]
}

interface NewMessage {
  readonly event: string
  readonly payload: unknown
  readonly audience?: readonly string[] | null | undefined
}

/** What is wrong with a message; empty when nothing is. */
export function messageProblems({ event, payload, audience }: NewMessage): FieldProblem[] {
  const named = audience ?? []
  return [
    ...textProblems('The event', event, { max: 100 }, 'input', 'event'),
    ...jsonProblems('The payload', payload, 'input', 'payload'),
    ...(named.length <= maxAudience && (audience === null || audience === undefined || named.length > 0)
      ? []
      : [fieldProblem(`The audience must have 1 to ${maxAudience} members`, 'input', 'audience')]),
    ...(named.every(isUuid) ? [] : [fieldProblem('Each member must be named by their id', 'input', 'audience')]),
  ]
}

/** Whether roles permit something that is for members with one of some roles. */
export const hasOneOf = (wanted: readonly string[] | null, held: readonly string[]): boolean =>
  wanted === null || wanted.some((role) => held.includes(role))

/** When messages that are sent now are too old: the same for all of an hour. */
export const endOfHour = (now: Date, retentionHours: number): Date =>
  new Date((Math.floor(now.getTime() / hourMilliseconds) + 1 + retentionHours) * hourMilliseconds)

/** Since when messages are kept. */
export const keptSince = (now: Date, retentionHours: number): Date =>
  new Date(now.getTime() - retentionHours * hourMilliseconds)

type Operator = 'EQ' | 'NEQ' | 'GT' | 'GTE' | 'LT' | 'LTE' | 'IN'
export interface ChannelFilter {
  readonly event?: string | null | undefined
  readonly where?:
    | readonly { readonly path: readonly string[]; readonly operator: Operator; readonly value: unknown }[]
    | null
    | undefined
}

/** What is wrong with a filter; null when nothing is. */
export function filterFault({ where }: ChannelFilter): string | null {
  const conditions = where ?? []
  if (conditions.length > maxConditions) return `filter can have at most ${maxConditions} conditions`
  if (conditions.some(({ path }) => path.length < 1 || path.length > maxPath)) {
    return `Each path of filter must have 1 to ${maxPath} names`
  }
  if (conditions.some(({ operator, value }) => operator === 'IN' && !Array.isArray(value))) {
    return 'The value of a condition with IN must be a list'
  }
  return null
}

/** Whether a message passes a filter: all of it must hold. */
export function passes(filter: ChannelFilter, message: { readonly event: string; readonly payload: unknown }): boolean {
  if (typeof filter.event === 'string' && filter.event !== message.event) return false
  return (filter.where ?? []).every(({ path, operator, value }) => {
    const found = path.reduce<unknown>(
      (place, name) => (isJsonObject(place) && Object.hasOwn(place, name) ? place[name] : undefined),
      message.payload,
    )
    if (operator === 'IN') return (value as unknown[]).some((each) => isSameType(found, each) && found === each)
    return isSameType(found, value) && compare[operator](found as number, value as number)
  })
}

const isSameType = (a: unknown, b: unknown): boolean =>
  a === null || b === null ? a === b : typeof a === typeof b && ['string', 'number', 'boolean'].includes(typeof a)

const compare: Readonly<Record<Exclude<Operator, 'IN'>, (a: number, b: number) => boolean>> = {
  EQ: (a, b) => a === b,
  NEQ: (a, b) => a !== b,
  GT: (a, b) => a > b,
  GTE: (a, b) => a >= b,
  LT: (a, b) => a < b,
  LTE: (a, b) => a <= b,
}
