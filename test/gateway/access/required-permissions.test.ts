// A refusal names the permissions that the schema demands, whether the gateway refuses or a subgraph does.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

describe.each([
  { layer: 'the gateway', pruning: true },
  { layer: 'the subgraph', pruning: false },
])('FORBIDDEN by $layer', ({ pruning }) => {
  let quintet: TestQuintet
  let alan: string
  beforeAll(async () => {
    quintet = await startTestQuintet({ pruning })
    alan = await quintet.signIn(acme.members[0]!.email)
  })
  afterAll(() => quintet?.stop())
  const required = ({ errors = [] }: Answer) =>
    errors.map(({ path, extensions }) => [path?.join('.'), extensions.code, extensions.requiredPermissions])

  it('names the permission of a root field and of fields inside', async () => {
    const text = `{ board: creditLeaderboard(category: "personal-loan") { changesCursor }
      viewer { tenant { candidates { nodes { id } } } } }`
    expect(required(await quintet.gql(text, {}, alan)).sort()).toEqual([
      ['board', 'FORBIDDEN', ['credit.scores:read']],
      ['viewer.tenant.candidates', 'FORBIDDEN', ['recruiting.candidates:read']],
    ])
  })

  it('names the permission of a mutation', async () => {
    const input = { category: 'personal-loan', applicantId: acme.members[0]!.id, value: 100 }
    expect(required(await quintet.gql('RecordCreditScore', { input }, alan))).toEqual([
      ['recordCreditScore', 'FORBIDDEN', ['credit.scores:write']],
    ])
  })

  it('names no permission where none would help', async () => {
    const grace = await quintet.signIn(acme.agent.email)
    const text = '{ viewer { tenant { members(first: 1) { nodes { user { email } } } } } }'
    expect(required(await quintet.gql(text, {}, grace))).toEqual([
      ['viewer.tenant.members.nodes.0.user.email', 'FORBIDDEN', []],
    ])
  })

  it('names nothing to unauthenticated callers', async () => {
    const answer = await quintet.gql('{ modules { nodes { id } } }')
    expect(required(answer)).toEqual([['modules', 'UNAUTHENTICATED', undefined]])
  })

  it('names the permission of a subscription', async () => {
    const { gateway } = quintet.inner
    const facts = { requestId: 'required', clientIp: null, userAgent: null }
    const query = 'subscription { creditScoreChanged(category: "personal-loan") { cursor } }'
    const prepared = gateway.prepare({ query }, facts)
    const claims = await gateway.viewers.verify(alan)
    if ('errors' in prepared || typeof claims === 'string') throw new Error('not prepared')
    const ended = Promise.withResolvers<unknown>()
    gateway.subscribe({ prepared, variables: {}, claims, facts }, { next: () => true, end: ended.resolve })
    expect(await ended.promise).toMatchObject([
      { extensions: { code: 'FORBIDDEN', requiredPermissions: ['credit.scores:read'] } },
    ])
  })
})
