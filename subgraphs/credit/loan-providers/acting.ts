import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { notAllowed, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { type LoanProviderRow, readProviderOf } from './store.ts'

/** The provider that the caller acts for. Throws NotAllowed. */
export async function actingProvider(context: Context, writer: Writer): Promise<LoanProviderRow> {
  const provider = await readProviderOf(writer, viewerId(context))
  if (provider?.isActive === true) return provider
  throw new Refused(notAllowed('Members of a loan provider do this', 'NOT_PROVIDER', ['input']))
}
