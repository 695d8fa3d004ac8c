// An impersonation from the request to its end, over HTTP: what the session may do, and whose name appears where.
import { acme, type DemoPerson, root } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
const supporter = acme.agent
beforeAll(async () => {
  quintet = await startTestQuintet()
  await quintet.admin`insert into tenancy.platform_bindings (user_id, role, created_at)
    values (${supporter.id}, 'support', now())`
})
afterAll(() => quintet?.stop())

const problem = '... on Problem { message code path }'
const texts = {
  request: `mutation ($input: RequestImpersonationInput!) {
    outcome: requestImpersonation(input: $input) { __typename ... on Impersonation { id status requestedAt } ${problem} } }`,
  answer: `mutation ($input: AnswerImpersonationInput!) {
    outcome: answerImpersonation(input: $input) { __typename ... on Impersonation { id status endsAt } ${problem} } }`,
  start: `mutation ($input: StartImpersonationInput!) {
    outcome: startImpersonation(input: $input) { __typename ... on SignedIn { accessToken refreshToken expiresAt } ${problem} } }`,
}
const mutate = async (what: keyof typeof texts, input: object, token: string) => {
  const { data, errors } = await quintet.gql(texts[what], { input }, token)
  expect(errors).toBeUndefined()
  return data.outcome
}
/** The access token of a session of the supporter as a person, and its id. */
async function impersonate(person: DemoPerson, tenantSlug?: string): Promise<{ token: string; id: string }> {
  const support = await quintet.signIn(supporter.email)
  const reason = 'You asked why an invoice is missing'
  const { id } = await mutate('request', { userId: person.id, tenantSlug, reason }, support)
  const answer = { impersonationId: id, accept: true }
  expect(await mutate('answer', answer, await quintet.signIn(person.email))).toMatchObject({ status: 'ACCEPTED' })
  const started = await mutate('start', { impersonationId: id }, support)
  expect(started.__typename).toBe('SignedIn')
  return { token: started.accessToken, id }
}
const refusals = ({ errors = [] }: Answer) =>
  errors.map(({ path, extensions }) => `${extensions.code} ${path?.join('.')}`)

describe('an impersonation', () => {
  it('has the rights of the person in the tenant, and says who acts', async () => {
    const { token } = await impersonate(acme.owner, 'acme')
    const text = `{ viewer { user { id email } tenant { slug } permissions session { actor { id profile { firstName } } } } }`
    const { data, errors } = await quintet.gql(text, {}, token)
    expect(errors).toBeUndefined()
    expect(data.viewer).toEqual({
      user: { id: acme.owner.id, email: acme.owner.email },
      tenant: { slug: 'acme' },
      permissions: ['*.*:*'],
      session: { actor: { id: supporter.id, profile: { firstName: supporter.firstName } } },
    })
  })

  it('cannot do what needs step-up, however fresh it is', async () => {
    const { token } = await impersonate(acme.owner, 'acme')
    const text = `mutation ($input: EndUserSessionsInput!) { endUserSessions(input: $input) { __typename } }`
    const answer = await quintet.gql(text, { input: { userId: acme.members[0]!.id } }, token)
    expect(refusals(answer)).toEqual(['FORBIDDEN endUserSessions'])
  })

  it('lends nothing that the person may do on the platform', async () => {
    const { token } = await impersonate(root)
    const { data } = await quintet.gql('{ viewer { permissions } }', {}, token)
    expect(data.viewer.permissions).toEqual([])
    const own = await quintet.gql('{ viewer { permissions } }', {}, await quintet.signIn(root.email))
    expect(own.data.viewer.permissions).toEqual(['platform.*:*'])
  })

  it('appears in the activity of the tenant under both names', async () => {
    const { token } = await impersonate(acme.owner, 'acme')
    const text = 'mutation { updateTenant(input: { settings: { theme: "dark" } }) { __typename } }'
    const { data } = await quintet.gql(text, {}, token)
    expect(data.updateTenant.__typename).toBe('Tenant')
    const log =
      '{ viewer { tenant { activity(first: 1, action: "updateTenant") { nodes { user { id } actor { id } } } } } }'
    const ada = await quintet.signIn(acme.owner.email)
    await expect
      .poll(async () => (await quintet.gql(log, {}, ada)).data.viewer.tenant.activity.nodes)
      .toEqual([{ user: { id: acme.owner.id }, actor: { id: supporter.id } }])
  })

  it('ends when the person refuses it, from the next request on', async () => {
    const { token, id } = await impersonate(acme.owner, 'acme')
    expect((await quintet.gql('{ viewer { user { id } } }', {}, token)).errors).toBeUndefined()
    const answer = { impersonationId: id, accept: false }
    expect(await mutate('answer', answer, await quintet.signIn(acme.owner.email))).toMatchObject({ status: 'ENDED' })
    await expect
      .poll(async () => refusals(await quintet.gql('{ viewer { user { id } } }', {}, token)), { timeout: 5_000 })
      .toEqual(['UNAUTHENTICATED undefined'])
  })

  it('cannot be requested without the permission', async () => {
    const input = { userId: acme.members[0]!.id, reason: 'none' }
    const answer = await quintet.gql(texts.request, { input }, await quintet.signIn(acme.owner.email))
    expect(refusals(answer)).toEqual(['FORBIDDEN outcome'])
  })
})
