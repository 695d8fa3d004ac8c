// A field that a caller may not have is null with an error at its path. It is never fetched, and everything else is complete.
import { acme, demoId, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entities } from '../../support/entities.ts'
import { type Answer, type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'
import { envelopeOf } from '../../support/quintet/subgraph.ts'

const category = 'personal-loan'
const applicationOf = (person: { id: string }) => demoId('c01', Number.parseInt(person.id.slice(-12), 16))
let quintet: TestQuintet
let ada: string
let grace: string
let alan: string
let claude: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  ada = await quintet.signIn(acme.owner.email)
  grace = await quintet.signIn(acme.agent.email)
  alan = await quintet.signIn(acme.members[0]!.email)
  claude = await quintet.signIn(acme.applicants[1]!.email)
})
afterAll(() => quintet?.stop())

const refusals = ({ errors = [] }: Answer) =>
  errors.map(({ path, extensions }) => `${extensions.code} ${path?.join('.')}`)

/** The answer to an operation, and the queries that a subgraph got meanwhile. */
async function askAndRecord(
  subgraph: string,
  text: string,
  token?: string,
  variables = {},
): Promise<{ answer: Answer; asked: string[] }> {
  const asked: string[] = []
  const undo = quintet.replace(subgraph, (original) => ({
    execute(request, envelope) {
      asked.push(request.query)
      return original.execute(request, envelope)
    },
  }))
  try {
    return { answer: await quintet.gql(text, variables, token), asked }
  } finally {
    undo()
  }
}

describe('a member', () => {
  it('gets everything of their tenant except its applications, which credit is not asked for', async () => {
    const text = `{ viewer { creditApplications { nodes { id status } }
      tenant { slug creditApplications(first: 5) { nodes { id } } jobs { nodes { title } } } } }`
    quintet.statements.length = 0
    const { answer, asked } = await askAndRecord('credit', text, claude)
    expect(refusals(answer)).toEqual(['FORBIDDEN viewer.tenant.creditApplications'])
    expect(answer.data.viewer.tenant).toMatchObject({ slug: 'acme', creditApplications: null })
    expect(answer.data.viewer.tenant.jobs.nodes.length).toBeGreaterThan(2)
    const own = [{ id: applicationOf(acme.applicants[1]!), status: 'SUBMITTED' }]
    expect(answer.data.viewer.creditApplications.nodes).toEqual(own)
    expect(asked).toHaveLength(1)
    expect(asked[0]).not.toContain('Tenant')
    expect(quintet.statements.filter((each) => each.startsWith('credit:'))).toHaveLength(1)
  })

  it('reads no application of others by id, and an owner none of another tenant', async () => {
    const text = 'query ($id: ID!) { creditApplication(id: $id) { id } }'
    const ask = async (id: string, token: string) => refusals(await quintet.gql(text, { id }, token))
    expect(await ask(applicationOf(acme.applicants[2]!), alan)).toEqual(['FORBIDDEN creditApplication'])
    expect(await ask(applicationOf(globex.applicants[2]!), ada)).toEqual(['NOT_FOUND creditApplication'])
    expect(await ask(newId(), ada)).toEqual(['NOT_FOUND creditApplication'])
    expect(await ask('no id', ada)).toEqual(['NOT_FOUND creditApplication'])
  })

  it('sees no e-mail address except their own', async () => {
    const text = '{ viewer { tenant { members(first: 100) { nodes { user { id email } } } } } }'
    const { data, errors = [] } = await quintet.gql(text, {}, alan)
    const users = data.viewer.tenant.members.nodes.map((node: Json) => node.user)
    const visible = users.filter((user: Json) => user.email !== null)
    expect(visible).toEqual([{ id: acme.members[0]!.id, email: 'alan@acme.example' }])
    expect(errors).toHaveLength(users.length - 1)
    for (const { path = [], extensions } of errors) {
      expect(extensions.code).toBe('FORBIDDEN')
      const at = path.reduce<Json>((value, key) => value[key], data)
      expect([path.at(-1), at]).toEqual(['email', null])
    }
  })
})

describe('an applicant', () => {
  it('sees their own score, but not the leaderboard', async () => {
    const text = `{ viewer { creditScores { category value applicant { id } } creditApplications { nodes { score { value } } } }
      creditLeaderboard(category: "${category}") { changesCursor } }`
    const answer = await quintet.gql(text, {}, claude)
    const applicant = { id: acme.applicants[1]!.id }
    expect(answer.data.viewer).toEqual({
      creditScores: [{ category, value: 78.4, applicant }],
      creditApplications: { nodes: [{ score: { value: 78.4 } }] },
    })
    expect(refusals(answer)).toEqual(['FORBIDDEN creditLeaderboard'])
  })

  it('may select the score of an application that they create', async () => {
    const text = `mutation ($input: CreateCreditApplicationInput!) { createCreditApplication(input: $input) {
      ... on CreditApplication { status score { value } } } }`
    const amount = { amount: '2500.00', currency: 'EUR' }
    const input = { category, amount, termMonths: 24, purpose: 'A kiln' }
    const answer = await quintet.gql(text, { input }, alan)
    expect(answer).toEqual({ data: { createCreditApplication: { status: 'DRAFT', score: null } } })
  })
})

describe('users of another tenant', () => {
  it('cannot be scored', async () => {
    const count = async () => (await quintet.admin`select count(*)::int from credit.outbox`)[0]?.count
    const before = await count()
    const input = { category, applicantId: globex.applicants[0]!.id, value: 50 }
    const { data, errors } = await quintet.gql('RecordCreditScore', { input }, grace)
    expect(errors).toBeUndefined()
    expect(data.recordCreditScore).toMatchObject({
      __typename: 'NotFound',
      code: 'NOT_FOUND',
      path: ['input', 'applicantId'],
    })
    expect(await count()).toBe(before)
  })

  it('have no name, even when a gateway asks for it', async () => {
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
      ... on User { id profile { firstName } } } }`
    const ids = [globex.applicants[0]!.id, acme.applicants[0]!.id, newId(), 'no id']
    const representations = ids.map((id) => ({ __typename: 'User', id }))
    const envelope = envelopeOf({ userId: acme.agent.id, tenantId: acme.id, grants: ['*.*:*'] })
    const { data } = await quintet.inner.sources
      .get('identity')!
      .execute({ query, variables: { representations } }, envelope)
    expect(data?._entities).toEqual([
      null,
      { id: acme.applicants[0]!.id, profile: { firstName: 'Barbara' } },
      null,
      null,
    ])
  })
})

describe('a refused root field', () => {
  const record = (key: string) =>
    `${key}: recordCreditScore(input: { category: "${category}", applicantId: "${acme.applicants[0]!.id}", value: 12.34 }) { __typename }`
  const trial = 'trial: startTrial(input: { moduleSlug: "credit-scoring" }) { __typename }'

  it('is UNAUTHENTICATED without a session', async () => {
    expect(refusals(await quintet.gql('{ viewer { permissions } }'))).toEqual(['UNAUTHENTICATED viewer'])
    expect(refusals(await quintet.gql('{ modules { nodes { slug } } }'))).toEqual(['UNAUTHENTICATED modules'])
    expect(refusals(await quintet.gql('{ modules { nodes { slug } } }', {}, 'no-token'))).toEqual([
      'UNAUTHENTICATED undefined',
    ])
  })

  it.each([
    ['last', `mutation { ${record('score')} ${trial} }`],
    ['first', `mutation { ${trial} ${record('score')} }`],
    [
      'inside a fragment',
      `mutation { ...Both } fragment Both on Mutation { ${record('score')} ... on Mutation { ${trial} } }`,
    ],
  ])('stops the whole mutation when it is %s', async (_, text) => {
    quintet.statements.length = 0
    const { answer, asked } = await askAndRecord('credit', text, grace)
    expect(answer.data).toEqual({ score: null, trial: null })
    expect(refusals(answer).sort()).toEqual(['FORBIDDEN score', 'FORBIDDEN trial'])
    expect(answer.errors?.find(({ path }) => path?.[0] === 'score')?.message).toMatch(/Not executed/)
    expect(asked).toEqual([])
    expect(quintet.statements.filter((each) => /^(credit|marketplace):/.test(each))).toEqual([])
    const [row] = await quintet.admin`select count(*)::int from credit.scores where value_hundredths = 1234`
    expect(row?.count).toBe(0)
  })

  it('stops nothing when it is skipped', async () => {
    const text = `mutation ($no: Boolean!) { ${record('score')} ... @include(if: $no) { ${trial} } }`
    expect(await quintet.gql(text, { no: false }, grace)).toEqual({
      data: { score: { __typename: 'CreditScoreRecorded' } },
    })
    expect(refusals(await quintet.gql(text, { no: true }, grace)).sort()).toEqual([
      'FORBIDDEN score',
      'FORBIDDEN trial',
    ])
  })

  it('of a query is null, and the rest is answered', async () => {
    const text = `{ first: modules(first: 1) { nodes { slug } } board: creditLeaderboard(category: "${category}") { changesCursor }
      viewer { user { email } } }`
    const answer = await quintet.gql(text, {}, alan)
    expect(refusals(answer)).toEqual(['FORBIDDEN board'])
    expect(JSON.stringify(answer.data)).toBe(
      '{"first":{"nodes":[{"slug":"audit-export"}]},"board":null,"viewer":{"user":{"email":"alan@acme.example"}}}',
    )
  })
})

describe('a refused field', () => {
  it('is found under aliases and in fragments of every kind, and reported at each path', async () => {
    const text = `query ($id: ID!) { viewer { tenant { ...Parts mine: candidates { nodes { name } } } } job(id: $id) { ...Board } }
      fragment Parts on Tenant { ... { one: creditApplications { nodes { id } } } ... on Tenant { two: creditApplications(first: 1) { nodes { id } } } ...More }
      fragment More on Tenant { slug jobs(first: 2) { nodes { ...Board } } }
      fragment Board on Job { id best: analyses(first: 1) { nodes { matchScore } } }`
    const answer = await quintet.gql(text, { id: entities.Job.demo }, alan)
    expect(refusals(answer).sort()).toEqual([
      'FORBIDDEN job.best',
      'FORBIDDEN viewer.tenant.jobs.nodes.0.best',
      'FORBIDDEN viewer.tenant.jobs.nodes.1.best',
      'FORBIDDEN viewer.tenant.mine',
      'FORBIDDEN viewer.tenant.one',
      'FORBIDDEN viewer.tenant.two',
    ])
    expect(answer.data.job).toEqual({ id: entities.Job.demo, best: null })
    expect(Object.keys(answer.data.viewer.tenant)).toEqual(['one', 'two', 'slug', 'jobs', 'mine'])
  })

  it.each([
    [{ wanted: false, unwanted: true }, { slug: 'acme' }, []],
    [{ wanted: true, unwanted: true }, { slug: 'acme', candidates: null }, ['FORBIDDEN viewer.tenant.candidates']],
    [
      { wanted: false, unwanted: false },
      { slug: 'acme', creditApplications: null },
      ['FORBIDDEN viewer.tenant.creditApplications'],
    ],
  ])('is an error only where it is included: %o', async (variables, tenant, errors) => {
    const text = `query ($wanted: Boolean!, $unwanted: Boolean!) { viewer { tenant { slug
      candidates @include(if: $wanted) { nodes { id } }
      ... @skip(if: $unwanted) { creditApplications { nodes { id } } } } } }`
    const answer = await quintet.gql(text, variables, alan)
    expect(answer.data.viewer.tenant).toEqual(tenant)
    expect(refusals(answer)).toEqual(errors)
  })

  it('is left out by default values of variables too', async () => {
    const text = `query ($no: Boolean! = false, $yes: Boolean = true) { viewer { permissions @skip(if: $yes)
      tenant { slug name @include(if: $no) candidates @include(if: $no) { nodes { id } } jobs @skip(if: $yes) { nodes { id } } } } }`
    for (const token of [alan, ada]) {
      expect(await quintet.gql(text, {}, token)).toEqual({ data: { viewer: { tenant: { slug: 'acme' } } } })
    }
  })

  it('leaves an empty selection, and null where the parent is null', async () => {
    const text = '{ viewer { tenant { candidates { nodes { id } } } } }'
    const answer = await quintet.gql(text, {}, alan)
    expect(answer.data).toEqual({ viewer: { tenant: { candidates: null } } })
    const root = await quintet.gql(text, {}, await quintet.signIn('root@quintet.example'))
    expect(root).toEqual({ data: { viewer: { tenant: null } } })
  })

  it('below a union is refused for the payload only', async () => {
    const text = `mutation ($input: CreateTenantInput!) { createTenant(input: $input) {
      ... on Tenant { slug candidates { nodes { id } } name } ... on Problem { code message } } }`
    const made = await quintet.gql(text, { input: { slug: 'chess-club', name: 'Chess' } }, alan)
    expect(JSON.stringify(made.data)).toBe('{"createTenant":{"slug":"chess-club","candidates":null,"name":"Chess"}}')
    expect(refusals(made)).toEqual(['FORBIDDEN createTenant.candidates'])
    const refused = await quintet.gql(text, { input: { slug: '-', name: 'Chess' } }, alan)
    expect(refused.errors).toBeUndefined()
    expect(refused.data.createTenant).toEqual({ code: 'INVALID_INPUT', message: expect.any(String) })
  })

  it('keeps the order of the selection, as for a caller with all rights', async () => {
    const text = `{ viewer { tenant { name creditApplications(first: 1) { pageInfo { hasNextPage } nodes { status score { rank value } id } } slug } permissions user { email id } } }`
    const order = (value: Json): Json =>
      Array.isArray(value)
        ? value.map(order)
        : value !== null && typeof value === 'object'
          ? Object.entries(value).map(([key, inner]) => [key, order(inner)])
          : null
    const complete = order((await quintet.gql(text, {}, grace)).data)
    const pruned = order((await quintet.gql(text, {}, alan)).data)
    // ['viewer', ['tenant', [name, creditApplications, slug]]]: the refused ones are null, the rest is in the same order.
    complete[0][1][0][1][1][1] = null
    complete[0][1][1][1] = pruned[0][1][1][1]
    expect(complete).toEqual(pruned)
  })
})
