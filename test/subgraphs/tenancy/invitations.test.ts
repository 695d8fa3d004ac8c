import { randomUUID } from 'node:crypto'
import type { Letter } from '@quintet/kit/mail/letter.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import type { AddressFact } from '@quintet/kit/slice/peers.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aClock, days, seconds } from '../../support/clock.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { type Fixture, openFixture, type Tenant } from './fixture.ts'

const clock = aClock()
const letters: Letter[] = []
const people: AddressFact[] = []
const mail = {
  canSend: () => true,
  async send(letter: Letter) {
    letters.push(letter)
  },
  close() {},
}
/** Identity, which knows these people. */
const peers = async ({ variables }: { variables?: unknown }) => {
  const { userIds = [], emails = [] } = variables as { userIds?: string[]; emails?: string[] }
  return { data: { addresses: people.filter((one) => userIds.includes(one.userId) || emails.includes(one.email)) } }
}
let fixture: Fixture
let tenant: Tenant
beforeAll(async () => {
  fixture = await openFixture({ clock, mail, isWorker: true, peers })
  tenant = await fixture.aTenant()
})
afterAll(() => fixture.end())

const problem = '__typename ... on Problem { message code path } ... on InvalidInput { fields { path } }'
const invitation = '... on Invitation { id email status roles { slug } expiresAt cancelledAt invitedBy { id } }'
const texts: Readonly<Record<string, string>> = {
  inviteMember: `mutation ($input: InviteMemberInput!) { outcome: inviteMember(input: $input) { ${problem} ${invitation} } }`,
  resendInvitation: `mutation ($input: InvitationIdInput!) { outcome: resendInvitation(input: $input) { ${problem} ${invitation} } }`,
  cancelInvitation: `mutation ($input: InvitationIdInput!) { outcome: cancelInvitation(input: $input) { ${problem} ${invitation} } }`,
  acceptInvitation: `mutation ($input: AcceptInvitationInput!) { outcome: acceptInvitation(input: $input) { ${problem}
    ... on Membership { roles { slug } tenant { id slug } } } }`,
  declineInvitation: `mutation ($input: AcceptInvitationInput!) { outcome: declineInvitation(input: $input) { ${problem}
    ... on Deleted { id } } }`,
}
interface Outcome {
  readonly __typename: string
  readonly id: string
  readonly code: string
  readonly status: string
  readonly expiresAt: string
  readonly roles: { slug: string }[]
  readonly fields: { path: string[] }[]
}
type Envelope = ReturnType<typeof envelopeOf>
const ask = async (field: string, input: object, envelope?: Envelope) => {
  const by = envelope ?? (await fixture.envelope(tenant.ownerId, tenant))
  return (await fixture.subgraph.ask<{ outcome: Outcome }>(texts[field]!, { input }, by)).outcome
}
let count = 0
const anAddress = () => `guest.${++count}@people.example`
const aPerson = (email: string, isVerified = true): Envelope => {
  const userId = newId()
  people.push({ userId, email, isVerified })
  return envelopeOf({ userId })
}
const lettersTo = async (email: string, expected = 1) => {
  await expect.poll(() => letters.filter(({ to }) => to === email).length, { timeout: 10_000 }).toBe(expected)
  return letters.filter(({ to }) => to === email)
}
const tokenTo = async (email: string, expected = 1) =>
  /\/account\/invitation\?token=([\w.-]+)/.exec((await lettersTo(email, expected)).at(-1)!.text)![1]!
const invite = async (email: string, more: object = {}, envelope?: Envelope) => {
  const made = await ask('inviteMember', { email, ...more }, envelope)
  expect(made).toMatchObject({ __typename: 'Invitation', status: 'PENDING' })
  return { ...made, token: await tokenTo(email) }
}
const accept = (token: string, by: Envelope) => ask('acceptInvitation', { token }, by)
const invalid = { __typename: 'NotAllowed', code: 'TOKEN_INVALID' }
const statuses = async (status: string | null) => {
  const text = `query ($status: InvitationStatus) { viewer { tenant { invitations(status: $status, first: 100) { nodes { id status } } } } }`
  type Answer = { viewer: { tenant: { invitations: { nodes: Outcome[] } } } }
  const by = await fixture.envelope(tenant.ownerId, tenant)
  return (await fixture.subgraph.ask<Answer>(text, { status }, by)).viewer.tenant.invitations.nodes
}

describe('an invitation', () => {
  it('makes the person with its address a member, with its roles', async () => {
    const email = anAddress()
    const { token, expiresAt } = await invite(email, { roles: ['agent', 'viewer'] })
    expect(new Date(expiresAt).getTime() - clock.now().getTime()).toBe(days(7))
    const person = aPerson(email)
    const { userId } = person.viewer!
    expect(await accept(token, person)).toEqual({
      __typename: 'Membership',
      roles: [{ slug: 'agent' }, { slug: 'viewer' }],
      tenant: { id: tenant.id, slug: tenant.slug },
    })
    expect(await fixture.grants(userId, tenant.id)).toMatchObject({ isMember: true, roles: ['agent', 'viewer'] })
    expect(await accept(token, person)).toMatchObject(invalid)
  })

  it('gives the default role where none is named', async () => {
    const email = anAddress()
    const { token, roles } = await invite(email)
    expect(roles).toEqual([{ slug: 'member' }])
    expect(await accept(token, aPerson(email))).toMatchObject({ roles: [{ slug: 'member' }] })
  })

  it('is accepted once, even in parallel', async () => {
    const email = anAddress()
    const { token } = await invite(email)
    const person = aPerson(email)
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => accept(token, person)))
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['Membership', ...Array(4).fill('NotAllowed')])
  })

  it('is refused to impersonators, for other and unverified addresses, and with invalid tokens', async () => {
    const email = anAddress()
    const { token } = await invite(email)
    const lent = { ...aPerson(email), actor: randomUUID() }
    expect(await accept(token, lent)).toMatchObject({ code: 'IMPERSONATED' })
    expect(await accept(token, aPerson(anAddress()))).toMatchObject({ code: 'OTHER_ADDRESS' })
    expect(await accept(token, aPerson(email, false))).toMatchObject({ code: 'ADDRESS_NOT_VERIFIED' })
    expect(await accept(token.replace(tenant.id, (await fixture.aTenant()).id), aPerson(email))).toMatchObject(invalid)
    for (const text of ['', 'x', `${tenant.id}.`, `${token}x`]) {
      expect(await accept(text, aPerson(email))).toMatchObject(invalid)
    }
  })

  it('expires after seven days, to the second, and then the person can be invited again', async () => {
    const email = anAddress()
    const { token, id } = await invite(email)
    clock.move(days(7) - seconds(1))
    const freshOwner = async () => {
      const owner = await fixture.envelope(tenant.ownerId, tenant)
      return { ...owner, viewer: { ...owner.viewer!, authTime: clock.now().getTime() / 1000 } }
    }
    expect(await ask('inviteMember', { email }, await freshOwner())).toMatchObject({ code: 'ALREADY_INVITED' })
    clock.move(seconds(1))
    expect(await accept(token, aPerson(email))).toMatchObject(invalid)
    expect((await statuses('EXPIRED')).map((each) => each.id)).toContain(id)
    expect((await statuses('PENDING')).map((each) => each.id)).not.toContain(id)
    people.length = 0
    expect(await ask('inviteMember', { email }, await freshOwner())).toMatchObject({ status: 'PENDING' })
    expect((await statuses('EXPIRED')).map((each) => each.id)).toContain(id)
  })

  it('is sent to one address at most ten times a day, whichever mutation sends it', async () => {
    const email = anAddress()
    const by = async () => {
      const owner = await fixture.envelope(tenant.ownerId, tenant)
      return { ...owner, viewer: { ...owner.viewer!, authTime: clock.now().getTime() / 1000 } }
    }
    let { id } = await invite(email, {}, await by())
    for (let sent = 1; sent < 9; sent++) await ask('resendInvitation', { invitationId: id }, await by())
    await ask('cancelInvitation', { invitationId: id }, await by())
    id = (await ask('inviteMember', { email }, await by())).id
    const refused = { __typename: 'LimitReached', code: 'LETTERS_PER_DAY' }
    expect(await ask('resendInvitation', { invitationId: id }, await by())).toMatchObject(refused)
    await ask('cancelInvitation', { invitationId: id }, await by())
    expect(await ask('inviteMember', { email }, await by())).toMatchObject(refused)
    await lettersTo(email, 10)
    clock.move(days(1) - seconds(1))
    expect(await ask('inviteMember', { email }, await by())).toMatchObject(refused)
    clock.move(seconds(1))
    expect(await ask('inviteMember', { email }, await by())).toMatchObject({ status: 'PENDING' })
  })

  it('that is sent again has a new link, and its old link is void', async () => {
    const email = anAddress()
    const { token, id } = await invite(email)
    expect(await ask('resendInvitation', { invitationId: id })).toMatchObject({ id, status: 'PENDING' })
    const next = await tokenTo(email, 2)
    const person = aPerson(email)
    expect(await accept(token, person)).toMatchObject(invalid)
    expect((await accept(next, person)).__typename).toBe('Membership')
    expect(await ask('resendInvitation', { invitationId: id })).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('that is cancelled or declined is void', async () => {
    const [first, second] = [anAddress(), anAddress()]
    const [cancelled, declined] = [await invite(first), await invite(second)]
    expect(await ask('cancelInvitation', { invitationId: cancelled.id })).toMatchObject({ status: 'CANCELLED' })
    expect(await accept(cancelled.token, aPerson(first))).toMatchObject(invalid)
    const person = aPerson(second)
    expect(await ask('declineInvitation', { token: declined.token }, person)).toEqual({
      __typename: 'Deleted',
      id: declined.id,
    })
    expect(await accept(declined.token, person)).toMatchObject(invalid)
    expect((await statuses('DECLINED')).map(({ id }) => id)).toEqual([declined.id])
    expect(await ask('cancelInvitation', { invitationId: declined.id })).toMatchObject({ code: 'WRONG_STATUS' })
  })

  it('is cancelled when its inviter is removed', async () => {
    const admin = await fixture.aMember(tenant, 'tenant_admin')
    const email = anAddress()
    const { token, id } = await invite(email, {}, await fixture.envelope(admin, tenant))
    const text = 'mutation ($userId: ID!) { removeMember(input: { userId: $userId }) { __typename } }'
    await fixture.subgraph.ask(text, { userId: admin }, await fixture.envelope(tenant.ownerId, tenant))
    expect(await accept(token, aPerson(email))).toMatchObject(invalid)
    expect((await statuses('CANCELLED')).map((each) => each.id)).toContain(id)
  })

  it('makes a former member a member again, with its own roles and none from before', async () => {
    const email = anAddress()
    const person = aPerson(email)
    const { userId } = person.viewer!
    await accept((await invite(email, { roles: ['manager'] })).token, person)
    expect(await fixture.grants(userId, tenant.id)).toMatchObject({ isMember: true, roles: ['manager'] })
    const leave = 'mutation { leaveTenant { __typename } }'
    const left = await fixture.subgraph.ask(leave, {}, await fixture.envelope(userId, tenant))
    expect(left).toEqual({ leaveTenant: { __typename: 'Membership' } })
    await ask('inviteMember', { email, roles: ['viewer'] })
    expect(await accept(await tokenTo(email, 2), person)).toMatchObject({ roles: [{ slug: 'viewer' }] })
    expect(await fixture.grants(userId, tenant.id)).toMatchObject({ isMember: true, roles: ['viewer'] })
  })

  it('has a fixed subject, and escapes the name of the tenant in its letter', async () => {
    const of = await fixture.aTenant()
    await fixture.database.admin`update tenancy.tenants set name = ${'<b>Bcc: x@evil.example</b>'} where id = ${of.id}`
    const email = anAddress()
    await ask('inviteMember', { email }, await fixture.envelope(of.ownerId, of))
    const [letter] = await lettersTo(email)
    expect(letter!.subject).toBe('You are invited to join an organisation')
    expect(letter!.html).not.toContain('<b>Bcc')
  })
})

describe('an invitation is refused', () => {
  it('for an invalid address, and for roles that do not exist', async () => {
    expect((await ask('inviteMember', { email: 'x\r\nBcc: y@z.example' })).fields).toEqual([
      { path: ['input', 'email'] },
    ])
    expect(await ask('inviteMember', { email: anAddress(), roles: ['emperor'] })).toMatchObject({
      __typename: 'NotFound',
      path: ['input', 'roles'],
    })
  })

  it('for a member, and for a person who is already invited', async () => {
    const email = anAddress()
    const { token } = await invite(email)
    expect(await ask('inviteMember', { email: email.toUpperCase() })).toMatchObject({ code: 'ALREADY_INVITED' })
    await accept(token, aPerson(email))
    expect(await ask('inviteMember', { email })).toMatchObject({ __typename: 'Conflict', code: 'ALREADY_MEMBER' })
  })

  it('for roles that permit more than the caller may do', async () => {
    const admin = await fixture.envelope(await fixture.aMember(tenant, 'tenant_admin'), tenant)
    const outcome = await ask('inviteMember', { email: anAddress(), roles: ['viewer', 'owner'] }, admin)
    expect(outcome).toMatchObject({ __typename: 'NotAllowed', code: 'ROLE_TOO_STRONG' })
    expect((await ask('inviteMember', { email: anAddress(), roles: ['manager'] }, admin)).__typename).toBe('Invitation')
  })

  it('when the tenant has as many members as its plan allows, even for those who accept at once', async () => {
    const of = await fixture.aTenant()
    const plan = 'mutation ($input: SetTenantPlanInput!) { setTenantPlan(input: $input) { __typename } }'
    const platform = envelopeOf({ userId: newId(), grants: ['platform.*:*'] })
    const limit = (maxUsers: number | null) =>
      fixture.subgraph.ask(plan, { input: { tenantId: of.id, maxUsers } }, platform)
    const owner = await fixture.envelope(of.ownerId, of)
    const [first, second] = [anAddress(), anAddress()]
    const tokens = [(await invite(first, {}, owner)).token, (await invite(second, {}, owner)).token]
    expect(await limit(2)).toEqual({ setTenantPlan: { __typename: 'Tenant' } })
    const outcomes = await Promise.all([accept(tokens[0]!, aPerson(first)), accept(tokens[1]!, aPerson(second))])
    expect(outcomes.map(({ __typename }) => __typename).sort()).toEqual(['LimitReached', 'Membership'])
    expect(await ask('inviteMember', { email: anAddress() }, owner)).toMatchObject({
      __typename: 'LimitReached',
      code: 'MAX_USERS',
    })
    await limit(null)
    expect((await ask('inviteMember', { email: anAddress() }, owner)).__typename).toBe('Invitation')
  })

  it('when it is resent or cancelled from another tenant', async () => {
    const { id } = await invite(anAddress())
    const other = await fixture.aTenant()
    const stranger = await fixture.envelope(other.ownerId, other)
    for (const field of ['resendInvitation', 'cancelInvitation']) {
      expect((await ask(field, { invitationId: id }, stranger)).__typename).toBe('NotFound')
    }
  })
})
