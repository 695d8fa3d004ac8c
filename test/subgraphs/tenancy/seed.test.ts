// Tenancy's demo data: complete, the same after a second run, and failing on a refusal.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { acme, demoTenants, identityCardOf } from '@quintet/kit/demo/people.ts'
import { seedRunOf } from '@quintet/kit/demo/seeding.ts'
import { openDirectoryStore } from '@quintet/kit/files/directory-store.ts'
import { systemClock } from '@quintet/kit/process/clock.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { storeKey } from '@quintet/tenancy/documents/rules.ts'
import { seed } from '@quintet/tenancy/seed.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
beforeEach(async () => {
  fixture = await openFixture()
})
afterEach(() => fixture.end())

const seedTenancy = () => seed(seedRunOf(fixture.subgraph.running))
const everything = () => fixture.database.admin`
  select tenants.slug, memberships.user_id, role_bindings.role from tenancy.tenants
  join tenancy.memberships on memberships.tenant_id = tenants.id
  join tenancy.role_bindings on role_bindings.tenant_id = tenants.id and role_bindings.user_id = memberships.user_id
  order by 1, 2, 3`

it('seeding creates the demo tenants with their members, and a second run changes nothing', async () => {
  await seedTenancy()
  const rows = await everything()
  expect(new Set(rows.map(({ slug }) => slug))).toEqual(new Set(demoTenants.map(({ slug }) => slug)))
  await seedTenancy()
  expect(await everything()).toEqual(rows)
})

it('seeding stores the identity card of one applicant in each tenant, once', async () => {
  const secret = Buffer.alloc(32, 7)
  const directory = mkdtempSync(join(tmpdir(), 'quintet-seed-'))
  const store = openDirectoryStore({ directory, secret, publicUrl: 'http://localhost:4000', clock: systemClock })
  const { running } = await fixture.startAnother({ files: { store, serve: store.serve } })
  for (let i = 0; i < 2; i++) await seed(seedRunOf(running))
  const stored = await fixture.database.admin`
    select d.id, d.owner_id, d.status, d.type, d.tenant_id, v.id as version from tenancy.documents d
    join tenancy.document_versions v on v.tenant_id = d.tenant_id and v.document_id = d.id order by d.tenant_id`
  expect(stored).toMatchObject(
    demoTenants.map((tenant) => {
      const { owner, documentId } = identityCardOf(tenant)
      return { id: documentId, owner_id: owner.id, status: 'AVAILABLE', type: 'NATIONAL_ID', tenant_id: tenant.id }
    }),
  )
  for (const { tenant_id, version } of stored) {
    expect(await text((await store.read(storeKey(tenant_id, version)))!)).toContain('identity card')
  }
  rmSync(directory, { recursive: true })
})

it('seeding fails when a demo tenant cannot be created, and leaves no members of it', async () => {
  await fixture.createTenant({ name: 'Taken before', slug: acme.slug }, newId())
  await expect(seedTenancy()).rejects.toThrow(/demo data .* refused/)
  expect(await fixture.database.admin`select 1 from tenancy.memberships where tenant_id = ${acme.id}`).toHaveLength(0)
})
