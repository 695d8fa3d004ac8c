// Billing without a service: payments succeed or are declined as their payment method says, so that all runs offline.
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

const methods = ['local_ok', 'local_declined', 'local_renewal_declined']

/** The method of those who name none. */
export const defaultMethod = 'local_ok'

/** What is wrong with the name of a payment method. */
export const methodProblems = (method: string | null | undefined): FieldProblem[] =>
  method === null || method === undefined || methods.includes(method)
    ? []
    : [fieldProblem(`Local payment methods are ${methods.join(', ')}`, 'input', 'paymentMethod')]

/** Whether a payment that the payer makes themselves succeeds. */
export const isPaid = (method: string): boolean => method !== 'local_declined'

/** Whether a payment that renews a subscription succeeds. */
export const isRenewed = (method: string): boolean => method === 'local_ok'
