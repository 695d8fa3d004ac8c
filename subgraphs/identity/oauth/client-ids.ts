// The client_id of OAuth requests: the tenant and the row, so that a client is found without looking through other tenants.

export interface ClientKey {
  readonly tenantId: string
  readonly id: string
}

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')
const pattern = /^[\w-]{43}$/

export const clientIdOf = ({ tenantId, id }: ClientKey): string =>
  Buffer.concat([bytesOf(tenantId), bytesOf(id)]).toString('base64url')

/** What a client_id names; null where it has another form. One client has one client_id. */
export function clientKeyOf(clientId: string): ClientKey | null {
  if (!pattern.test(clientId)) return null
  const bytes = Buffer.from(clientId, 'base64url')
  if (bytes.toString('base64url') !== clientId) return null
  return { tenantId: uuidOf(bytes.subarray(0, 16)), id: uuidOf(bytes.subarray(16)) }
}

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
