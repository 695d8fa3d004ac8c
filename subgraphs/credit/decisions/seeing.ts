import { callerId } from '@quintet/kit/slice/context.ts'
import { isPermitted } from '@quintet/kit/wire/powers.ts'
import type { CreditApplicationRow } from '../applications/store.ts'
import type { Context } from '../context.ts'

/** Besides the applicant. */
const readers = ['credit.applications:read', 'credit.applications:review']

/** Whether the caller may know why an application was decided so. Loans lead their lenders to applications, who may not. */
export const seesReasons = ({ envelope }: Context, { applicantId }: CreditApplicationRow): boolean =>
  applicantId === callerId(envelope) || readers.some((each) => isPermitted(envelope, each))
