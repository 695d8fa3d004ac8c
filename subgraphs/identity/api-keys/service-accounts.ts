// Service accounts: clients of a tenant that get tokens for themselves.
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import { clientWithSecret } from '../oauth/store.ts'

/** The service account with this id, in the reader's tenant; null where the client is none. */
export async function serviceAccountOf(reader: Reader, id: string): Promise<{ readonly scopes: string[] } | null> {
  const [client] = isUuid(id) ? await reader.read(clientWithSecret, { id }) : []
  return client?.grants.includes('CLIENT_CREDENTIALS') ? { scopes: client.scopes } : null
}
