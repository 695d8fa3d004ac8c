// Tenancy on its own database, with tenants that are made as clients make them.
import { randomUUID } from 'node:crypto'
import { newId } from '@quintet/kit/slice/ids.ts'
import { serviceEnvelope } from '@quintet/kit/wire/envelope.ts'
import type { Context } from '@quintet/tenancy/context.ts'
import { addMember } from '@quintet/tenancy/memberships/actions.ts'
import { tenancy } from '@quintet/tenancy/subgraph.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { envelopeOf, startSubgraph, type TestRuntime, type TestSubgraph } from '../../support/quintet/subgraph.ts'

export const service = serviceEnvelope('gateway', randomUUID())

interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly code: string
  readonly message: string
  readonly path: string[] | null
  readonly fields: { path: string[] }[]
  readonly user: { id: string }
  readonly roles: { slug: string; name: string }[]
}
interface Grants {
  readonly permissions: string[]
  readonly roles: string[]
  readonly policyVersion: number
  readonly isMember: boolean
}
export interface Tenant {
  readonly id: string
  readonly slug: string
  readonly ownerId: string
}

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
export const createTenantText = `mutation ($input: CreateTenantInput!) {
  createTenant(input: $input) { ${problem} ... on Tenant { id slug name } } }`
export const roleText = (field: 'grantRole' | 'revokeRole') => `mutation ($input: RoleBindingInput!) {
  ${field}(input: $input) { ${problem} ... on Membership { id user { id } roles { slug name } } } }`
const grantsText = `query ($userId: ID!, $tenantId: ID) {
  grants(userId: $userId, tenantId: $tenantId) { permissions roles policyVersion isMember } }`

export interface Fixture {
  readonly database: TestDatabase
  readonly subgraph: TestSubgraph<Context>
  startAnother(options?: TestRuntime): Promise<TestSubgraph<Context>>
  createTenant(input: object, userId?: string): Promise<Outcome>
  /** A tenant and its owner. */
  aTenant(): Promise<Tenant>
  /** A new member of it with a role. */
  aMember(tenant: Tenant, role?: string): Promise<string>
  /** Marks a member as having left. */
  leave(tenant: Tenant, userId: string): Promise<unknown>
  grants(userId: string, tenantId?: string | null): Promise<Grants>
  /** The envelope that the gateway would make: with what their roles grant. */
  envelope(userId: string, tenant: Tenant): Promise<ReturnType<typeof envelopeOf>>
  change(
    field: 'grantRole' | 'revokeRole',
    input: { userId: string; role: string },
    by: string,
    tenant: Tenant,
  ): Promise<Outcome>
  end(): Promise<void>
}

let count = 0

export async function openFixture(options: TestRuntime = {}): Promise<Fixture> {
  const database = await cloneDatabase()
  const opened: TestSubgraph<Context>[] = []
  const startAnother = async (more: TestRuntime = {}) => {
    const started = await startSubgraph(tenancy, database, { ...options, ...more })
    opened.push(started)
    return started
  }
  const subgraph = await startAnother()
  const createTenant = async (input: object, userId = newId()) => {
    const answer = await subgraph.ask<{ createTenant: Outcome }>(createTenantText, { input }, envelopeOf({ userId }))
    return answer.createTenant
  }
  const grants = async (userId: string, tenantId: string | null = null) =>
    (await subgraph.ask<{ grants: Grants }>(grantsText, { userId, tenantId }, service)).grants
  const envelope = async (userId: string, tenant: Tenant) => {
    const { permissions } = await grants(userId, tenant.id)
    return envelopeOf({ userId, tenantId: tenant.id, grants: permissions })
  }
  return {
    database,
    subgraph,
    startAnother,
    createTenant,
    grants,
    envelope,
    async aTenant() {
      const ownerId = newId()
      const { id, slug } = await createTenant({ name: 'A tenant', slug: `tenant-${++count}` }, ownerId)
      return { id, slug, ownerId }
    },
    async aMember(tenant, role = 'member') {
      const userId = newId()
      const context = subgraph.running.contextFor(envelopeOf({ userId: tenant.ownerId, tenantId: tenant.id }))
      await addMember(context, userId, role)
      await context.scope.close()
      return userId
    },
    leave: (tenant, userId) => database.admin`
      update tenancy.memberships set left_at = now() where tenant_id = ${tenant.id} and user_id = ${userId}`,
    async change(field, input, by, tenant) {
      const answer = await subgraph.ask<Record<string, Outcome>>(roleText(field), { input }, await envelope(by, tenant))
      return answer[field]!
    },
    async end() {
      for (const each of opened) await each.close()
      await database.drop()
    },
  }
}
