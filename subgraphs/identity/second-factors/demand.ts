import type { Context } from '../context.ts'

/**
 * Whether a tenant of the user demands a second factor, so that their last one must stay. The one place that decides it:
 * no tenant has such a policy yet.
 */
export async function factorDemanded(_context: Context, _userId: string): Promise<boolean> {
  return false
}
