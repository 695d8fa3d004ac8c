// What members try in order to get more than they were given, or to take from others what is theirs.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock } from '../../support/clock.ts'
import { openStage, type Stage, type Tenant } from './fixture.ts'

const clock = aClock()
let stage: Stage
beforeAll(async () => {
  stage = await openStage({ clock })
})
afterAll(() => stage.end())

const problem = '__typename ... on Problem { message code path }'
const textOf = (field: string, payload: string) => {
  const type = /^(grant|revoke)Role$/.test(field)
    ? 'RoleBindingInput'
    : `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  return `mutation ($input: ${type}!) { outcome: ${field}(input: $input) { ${problem} ... on ${payload} { __typename } } }`
}
interface Outcome {
  readonly __typename: string
  readonly code: string
}
const payloads: Readonly<Record<string, string>> = { createRole: 'Role', updateRole: 'Role', deleteRole: 'Deleted' }
const ask = async (field: string, input: object, tenant: Tenant, by = tenant.ownerId) => {
  const text = textOf(field, payloads[field] ?? 'Membership')
  return (await stage.subgraph.ask<{ outcome: Outcome }>(text, { input }, await stage.envelope(by, tenant))).outcome
}

describe('a role named like one of the platform', () => {
  const slugs = ['platform_owner', 'platform_admin', 'support', 'auditor']

  it.each(slugs)('cannot be made: %s', async (slug) => {
    const tenant = await stage.aTenant()
    const made = await ask('createRole', { slug, name: 'Mine' }, tenant)
    expect(made).toMatchObject({ __typename: 'Conflict', code: 'SLUG_TAKEN' })
  })

  it.each(slugs)('gives nothing of the platform where it stands already: %s', async (slug) => {
    const tenant = await stage.aTenant()
    await stage.database.admin`insert into tenancy.tenant_roles (tenant_id, id, slug, name, scopes, permissions)
      values (${tenant.id}, ${randomUUID()}, ${slug}, 'Mine', '{recruiting.*:read}', '{}')`
    await ask('grantRole', { userId: tenant.ownerId, role: slug }, tenant)
    const { permissions } = await stage.grants(tenant.ownerId, tenant.id)
    expect(permissions).toContain('recruiting.*:read')
    expect(permissions.filter((each) => each.startsWith('platform.'))).toEqual([])
  })
})
