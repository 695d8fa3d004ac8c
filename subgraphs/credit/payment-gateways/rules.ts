import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isSlug } from '@quintet/kit/slice/saves.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { urlProblem } from '@quintet/kit/wire/public-address.ts'
import type { GenericGatewayInput, SavePaymentGatewayInput } from '../types.gen.ts'
import type { PaymentGatewayRow } from './store.ts'

const maxName = 200
const maxSecret = 4096
const maxWebhookSecrets = 5
const maxText = 200

/** What is wrong with a gateway to save; empty when nothing is. @param isDevelopment whether it may be on this machine */
export function gatewayProblems(input: SavePaymentGatewayInput, isDevelopment: boolean): FieldProblem[] {
  const { provider, generic = null, apiUrl = null, webhookSecrets } = input
  const at = (isRight: boolean, message: string, field: string) =>
    isRight ? [] : [fieldProblem(message, 'input', field)]
  const fault = apiUrl === null ? null : urlProblem(apiUrl, isDevelopment)
  return [
    ...at(isSlug(input.slug), 'The slug must have 1 to 50 lower-case letters, digits and hyphens between them', 'slug'),
    ...textProblems('The name', input.name, { max: maxName }, 'input', 'name'),
    ...textProblems('The secret', input.secret, { max: maxSecret }, 'input', 'secret'),
    ...at(
      (webhookSecrets ?? []).length <= maxWebhookSecrets,
      `There are at most ${maxWebhookSecrets} secrets of messages`,
      'webhookSecrets',
    ),
    ...(webhookSecrets ?? []).flatMap((secret, index) =>
      textProblems('A secret', secret, { max: maxSecret }, 'input', 'webhookSecrets', String(index)),
    ),
    ...at(fault === null, fault ?? '', 'apiUrl'),
    ...at(
      (provider === 'GENERIC') === (generic !== null),
      'A gateway says how it signs if it is GENERIC, and only then',
      'generic',
    ),
    ...(generic === null ? [] : genericProblems(generic, isDevelopment)),
  ]
}

const pointers = ['eventPointer', 'referencePointer', 'amountPointer', 'currencyPointer', 'statusPointer'] as const

function genericProblems(generic: GenericGatewayInput, isDevelopment: boolean): FieldProblem[] {
  const at = (isRight: boolean, message: string, field: string) =>
    isRight ? [] : [fieldProblem(message, 'input', 'generic', field)]
  const isHeader = (name: string) => /^[A-Za-z0-9-]{1,100}$/.test(name)
  const { verifyUrl = null, timestampHeader = null, paidValue, failedValue } = generic
  const fault = verifyUrl === null ? null : urlProblem(verifyUrl.replace('{reference}', 'reference'), isDevelopment)
  return [
    ...at(isHeader(generic.signatureHeader), 'This is not the name of a header', 'signatureHeader'),
    ...at(timestampHeader === null || isHeader(timestampHeader), 'This is not the name of a header', 'timestampHeader'),
    ...pointers.flatMap((name) =>
      at(isPointer(generic[name]), 'A pointer begins with a slash, as RFC 6901 says', name),
    ),
    ...textProblems('The value', paidValue, { max: maxText }, 'input', 'generic', 'paidValue'),
    ...textProblems('The value', failedValue, { max: maxText }, 'input', 'generic', 'failedValue'),
    ...at(paidValue !== failedValue, 'What was paid and what was not must differ', 'failedValue'),
    ...at(
      verifyUrl === null || (fault === null && verifyUrl.includes('{reference}')),
      fault ?? 'The address must have {reference} in it',
      'verifyUrl',
    ),
  ]
}

const isPointer = (text: string): boolean => text.length <= maxText && /^(?:\/(?:[^~/]|~[01])*)+$/.test(text)

/** How a GENERIC gateway signs, as it is kept. */
export const genericOf = (given: GenericGatewayInput): NonNullable<PaymentGatewayRow['generic']> => ({
  signatureHeader: given.signatureHeader.toLowerCase(),
  algorithm: given.algorithm,
  encoding: given.encoding,
  timestampHeader: given.timestampHeader?.toLowerCase() ?? null,
  eventPointer: given.eventPointer,
  referencePointer: given.referencePointer,
  amountPointer: given.amountPointer,
  currencyPointer: given.currencyPointer,
  statusPointer: given.statusPointer,
  paidValue: given.paidValue,
  failedValue: given.failedValue,
  minorUnits: given.minorUnits ?? true,
  verifyUrl: given.verifyUrl ?? null,
})

/** Whether a gateway would be asked at another address: the secret that it has is not sent there. */
export const isElsewhere = (present: PaymentGatewayRow, input: SavePaymentGatewayInput): boolean =>
  present.secret !== null &&
  (present.provider !== input.provider ||
    present.apiUrl !== (input.apiUrl ?? null) ||
    (present.generic?.verifyUrl ?? null) !== (input.generic?.verifyUrl ?? null))

/** The last characters of a secret; nothing of a short one. */
export const hintOf = (secret: string): string | null => (secret.length >= 12 ? secret.slice(-4) : null)
