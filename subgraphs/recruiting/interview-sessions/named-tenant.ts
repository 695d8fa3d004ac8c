// Candidates have no active tenant: the tokens of their interviews name it.
import type { SubgraphRequest } from '@quintet/kit/wire/request.ts'
import { tenantOfToken } from '../interviews/rules.ts'

/** What may be a token, in variables as well as in the text of a query. */
const words = /[\w-]{64}/g

/** The tenant that a token in a request names; null where there is none. */
export function tenantOfRequest({ query, variables }: SubgraphRequest): string | null {
  const text = `${query} ${JSON.stringify(variables ?? {})}`
  for (const [word] of text.matchAll(words)) {
    const tenantId = tenantOfToken(word)
    if (tenantId !== null) return tenantId
  }
  return null
}
