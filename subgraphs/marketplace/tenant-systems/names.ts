// Names of tenants' schemas: tenant_<tenant>_<type>, with what PostgreSQL's names cannot hold made plain.
import { createHash } from 'node:crypto'
import type { OwnedSchema } from '@quintet/drizzle/client/owned-schemas.ts'

const maxBytes = 63
const hashLength = 8

/** Lower case; every run of other characters is one line. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')

const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, hashLength)

/**
 * The schema of a system of a type. A name that is too long, or that the tenant has given to another system, ends with a hash
 * of what it was made of: PostgreSQL would cut it, and two of them would be one.
 */
export function schemaNameOf(
  { tenant, type, suffix }: { readonly tenant: string; readonly type: string; readonly suffix: string | null },
  taken: ReadonlySet<string> = new Set(),
): string {
  const parts = suffix === null ? [tenant, type] : [tenant, type, suffix]
  const name = ['tenant', ...parts].map(plain).join('_')
  if (name.length <= maxBytes && !taken.has(name)) return name
  const hash = hashOf(tenant, type, suffix ?? '')
  return `${name.slice(0, maxBytes - hashLength - 1)}_${hash}`
}

/** The schema of a system of a tenant, with its owner. */
export const ownedBy = ({ id, schemaName }: { readonly id: string; readonly schemaName: string }): OwnedSchema => ({
  schema: schemaName,
  role: ownerRoleOf(id),
})

/** The owner of a system's schema. */
export const ownerRoleOf = (id: string): string => `quintet_system_${id.replaceAll('-', '')}`
