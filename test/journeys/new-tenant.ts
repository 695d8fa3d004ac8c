// A tenant that is set up in the database of a second server from the beginning.
import { acme, globex, root } from '@quintet/kit/demo/people.ts'
import { expect, it } from 'vitest'
import { linkInLetter } from '../support/clients/letters.ts'
import { rowsOf } from '../support/database/move-fixture.ts'
import type { Json } from '../support/quintet/quintet.ts'
import type { Journey } from './journey.ts'

const patiently = { timeout: 60_000, interval: 200 }

/** Needs the outbox of an embedded start, and a database beside the first one. */
export function newTenant({ form, ask, session, signIn }: Journey): void {
  it('a tenant that is set up there has its rows there, and none in the first database', async () => {
    const platform = await signIn(root.email)
    const { databases } = await ask('{ databases(first: 10) { nodes { id name } } }', {}, platform)
    const { id: databaseId } = databases.nodes.find(({ name }: Json) => name.startsWith('second'))
    const owner = globex.owner
    const provision = `mutation ($input: ProvisionTenantInput!) { provisionTenant(input: $input) {
      ... on Tenant { id } ... on Problem { code message } } }`
    const input = { name: 'Hooli', slug: 'hooli', ownerEmail: owner.email, databaseId }
    const { provisionTenant } = await ask(provision, { input }, platform)
    expect(provisionTenant).toEqual({ id: expect.any(String) })
    const base = form().wsUrl.replace('ws', 'http').replace('/graphql', '')
    const link = await linkInLetter(base, owner.email, (_, each) => each.includes('/account/invitation'))
    const accept = `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) {
      ... on Membership { id } ... on Problem { code message } } }`
    const token = new URL(link).searchParams.get('token')
    const { acceptInvitation } = await ask(accept, { input: { token } }, await signIn(owner.email))
    expect(acceptInvitation).toEqual({ id: expect.any(String) })

    const { accessToken } = await session(owner.email, 'hooli')
    const job = { title: 'Compressor', description: 'Compresses.', requiredSkills: ['C'], experienceLevel: 'MID' }
    const { createJob } = await ask('CreateJob', { input: job }, accessToken)
    expect(createJob).toMatchObject({ __typename: 'Job', title: 'Compressor' })
    const activity = async () => {
      const { viewer } = await ask('{ viewer { activity(first: 5) { nodes { action } } } }', {}, accessToken)
      return viewer.activity.nodes.map(({ action }: Json) => action)
    }
    await expect.poll(activity, patiently).toContain('createJob')
    const { ofAcme: second = form().admin } = form()
    expect(Object.keys(await rowsOf(second, provisionTenant.id))).toContain('recruiting.jobs')
    expect(await rowsOf(form().admin, provisionTenant.id)).toEqual({})
    expect(await rowsOf(second, acme.id)).not.toEqual({})
  })
}
