import type { Context } from '../context.ts'
import { ownTenant } from '../realms/context.ts'

/** Leads from a page behind a letter's link to the sign-in, of the tenant where its people are its own. */
export async function signInLink(context: Context): Promise<string> {
  const tenantId = ownTenant(context)
  const entry = tenantId === null ? null : await context.peers.tenantEntry({ id: tenantId })
  // A slug has no character that a query or HTML reads otherwise.
  return `<p><a href="../sign-in${entry == null ? '' : `?tenant=${entry.slug}`}">Sign in</a></p>`
}
