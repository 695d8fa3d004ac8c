// Tenancy's demo data: complete, the same after a second run, and loud about a refusal.
import { acme, demoTenants } from '@quintet/kit/demo/people.ts'
import { seedRunOf } from '@quintet/kit/demo/seeding.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { seed } from '@quintet/tenancy/seed.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openStage, type Stage } from './fixture.ts'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.end())

const seedTenancy = () => seed(seedRunOf(stage.subgraph.running))
const everything = () => stage.database.admin`
  select tenants.slug, memberships.user_id, role_bindings.role from tenancy.tenants
  join tenancy.memberships on memberships.tenant_id = tenants.id
  join tenancy.role_bindings on role_bindings.tenant_id = tenants.id and role_bindings.user_id = memberships.user_id
  order by 1, 2, 3`

it('makes both tenants with their members, and a second run changes nothing', async () => {
  await seedTenancy()
  const rows = await everything()
  expect(new Set(rows.map(({ slug }) => slug))).toEqual(new Set(demoTenants.map(({ slug }) => slug)))
  await seedTenancy()
  expect(await everything()).toEqual(rows)
})

it('fails when a demo tenant cannot be made, and leaves no members of it', async () => {
  await stage.createTenant({ name: 'Taken before', slug: acme.slug }, newId())
  await expect(seedTenancy()).rejects.toThrow(/demo data .* refused/)
  expect(await stage.database.admin`select 1 from tenancy.memberships where tenant_id = ${acme.id}`).toHaveLength(0)
})
