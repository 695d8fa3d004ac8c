// Where tenants' data lie, as processes tell each other.
import { deriveKey, seal, unseal } from '../process/secrets.ts'

/** The platform's first database. Its connection strings are in the settings of each process. */
export const homeDatabaseId = '00000000-0000-7000-8000-00000000d001'

/** Connection strings of a database. */
export interface ConnectionStrings {
  /** Of the login that serves requests. */
  readonly url: string
  /** Of the administrator, directly. */
  readonly migrationUrl: string
}

const purpose = 'connection strings between processes'
const labelOf = (databaseId: string): string => `connection strings of database ${databaseId}`

/** Connection strings as they travel between processes that share a root secret. */
export const sealConnections = (secret: Uint8Array, databaseId: string, strings: ConnectionStrings): string =>
  seal(deriveKey(secret, purpose), labelOf(databaseId), JSON.stringify(strings))

/** What `sealConnections` sealed under one of these root secrets. Throws SettingsError when none fits. */
export const openConnections = (
  secrets: readonly Uint8Array[],
  databaseId: string,
  sealed: string,
): ConnectionStrings => {
  const keys = secrets.map((secret) => deriveKey(secret, purpose))
  return JSON.parse(unseal(keys, labelOf(databaseId), sealed)) as ConnectionStrings
}

/** The bus topic of hints that databases or placements changed. */
export const placementTopic = 'tenancy.placements'
