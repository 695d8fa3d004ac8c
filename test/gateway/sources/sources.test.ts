// A failing subgraph makes its own part of the response null and no other, and details of the failure stay hidden.
import { acme } from '@quintet/kit/demo/people.ts'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { codesOf } from '../../support/clients/http.ts'
import { follow, stockClient } from '../../support/clients/socket.ts'
import { type Answer, type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let grace: string
let alan: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  grace = await quintet.signIn(acme.agent.email)
  alan = await quintet.signIn(acme.members[0]!.email)
})
afterAll(() => quintet?.stop())

let undo = (): void => {}
afterEach(() => undo())
/** Replaces the answers of credit. */
function creditAnswers(answer: (result: Json) => ExecutionResult | Promise<never>): void {
  undo = quintet.replace('credit', (original) => ({
    execute: async (request, envelope) => answer(structuredClone(await original.execute(request, envelope))),
  }))
}
const text =
  '{ viewer { user { email } tenant { slug creditApplications(first: 2) { nodes { id purpose applicant { id } } } } } }'
const partsOf = ({ data }: Answer) => [
  data.viewer.user?.email,
  data.viewer.tenant?.slug,
  data.viewer.tenant?.creditApplications,
]

describe('a subgraph', () => {
  it('that does not answer is UNAVAILABLE, and the rest is answered', async () => {
    creditAnswers(() => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432')))
    const answer = await quintet.gql(text, {}, grace)
    expect(codesOf({ text: JSON.stringify(answer) })).toEqual(['UNAVAILABLE'])
    expect(JSON.stringify(answer)).not.toContain('ECONN')
    expect(partsOf(answer)).toEqual([acme.agent.email, 'acme', null])
  })

  it('that fails unexpectedly has its error masked, at the same path', async () => {
    creditAnswers(() => ({
      data: { _entities: [{ creditApplications: null }] },
      errors: [
        new GraphQLError('relation "credit.x" does not exist at store.ts:7', {
          path: ['_entities', 0, 'creditApplications'],
          extensions: { code: '42P01', stack: 'at secret', query: 'select' },
        }),
      ],
    }))
    const answer = await quintet.gql(text, {}, grace)
    expect(codesOf({ text: JSON.stringify(answer) })).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(answer.errors?.[0]?.path).toEqual(['viewer', 'tenant', 'creditApplications'])
    expect(partsOf(answer)).toEqual([acme.agent.email, 'acme', null])
  })

  it.each([
    ['null where there must be something', (nodes: Json) => Object.assign(nodes[1], { purpose: null })],
    ['an object for text', (nodes: Json) => Object.assign(nodes[1], { purpose: { deep: 1 } })],
  ])('that answers %s is reported in errors, with the path', async (_, spoil) => {
    creditAnswers((result) => {
      const [entity] = result.data._entities
      // The field has arguments, so its key is one of the gateway's.
      const key = Object.keys(entity).find((each) => each.endsWith('creditApplications'))!
      spoil(entity[key].nodes)
      return result
    })
    const answer = await quintet.gql(text, {}, grace)
    expect(codesOf({ text: JSON.stringify(answer) })).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(answer.errors?.[0]?.path).toEqual(['viewer', 'tenant', 'creditApplications', 'nodes', 1, 'purpose'])
    const { valueCompletion } = (answer as Json).extensions
    expect(valueCompletion.map(({ path }: Json) => path)).toEqual([answer.errors?.[0]?.path])
    expect(partsOf(answer)).toEqual([acme.agent.email, 'acme', null])
  })

  it('that answers with keys of prototypes changes no prototype', async () => {
    creditAnswers((result) => {
      const [entity] = result.data._entities
      const evil = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}')
      return { data: { _entities: [Object.assign(entity, evil)], ...evil } }
    })
    const answer = await quintet.gql(text, {}, grace)
    expect(({} as Json).polluted).toBeUndefined()
    expect(answer.errors).toBeUndefined()
    expect(JSON.stringify(answer)).not.toContain('polluted')
  })

  it('that is unavailable for a while makes a subscription wait, and one that fails ends it', async () => {
    const category = 'personal-loan'
    const { data } = await quintet.gql('CreditLeaderboard', { category }, grace)
    const variables = { category, after: data.creditLeaderboard.changesCursor }
    let tries = 0
    undo = quintet.replace('credit', (original) => ({
      subscribe: (request, envelope) =>
        ++tries < 3
          ? Promise.reject(Object.assign(new Error('unavailable at 10.0.0.7'), { name: 'Disconnected' }))
          : original.subscribe(request, envelope),
    }))
    const client = stockClient(quintet, grace)
    const waiting = await follow(client, 'CreditScoreChanged', variables)
    const input = { category, applicantId: acme.applicants[0]!.id, value: 12.5 }
    await quintet.gql('RecordCreditScore', { input }, grace)
    expect((await waiting.take(1))[0]?.data.creditScoreChanged.score.value).toBe(12.5)
    undo()
    undo = quintet.replace('credit', () => ({ subscribe: () => Promise.reject(new Error('wrong at 10.0.0.7')) }))
    const failing = await follow(client, 'CreditScoreChanged', variables)
    const errors = (await failing.ended) as Json
    expect(codesOf({ text: JSON.stringify({ errors }) })).toEqual(['INTERNAL_SERVER_ERROR'])
    expect(JSON.stringify(errors)).not.toContain('10.0.0.7')
    await client.dispose()
  })
})

describe('a document', () => {
  it('with introspection and data gets both', async () => {
    const both =
      '{ __schema { queryType { name } } __typename viewer { __typename user { email } } ...More } fragment More on Query { __type(name: "Viewer") { name } }'
    expect(await quintet.gql(both, {}, grace)).toEqual({
      data: {
        __schema: { queryType: { name: 'Query' } },
        __typename: 'Query',
        viewer: { __typename: 'Viewer', user: { email: acme.agent.email } },
        __type: { name: 'Viewer' },
      },
    })
    const anonymous = await quintet.gql(both)
    expect(anonymous.data).toMatchObject({
      __schema: { queryType: { name: 'Query' } },
      viewer: null,
      __type: { name: 'Viewer' },
    })
    expect(anonymous.errors).toMatchObject([{ path: ['viewer'], extensions: { code: 'UNAUTHENTICATED' } }])
  })

  it('does not see fields for services by introspection', async () => {
    const { data } = await quintet.gql('{ __schema { types { name fields { name } } } }')
    const names = data.__schema.types.flatMap((type: Json) => [
      type.name,
      ...(type.fields ?? []).map((field: Json) => `${type.name}.${field.name}`),
    ])
    expect(
      names.filter(
        (name: string) =>
          /^(_|join__|link__|Grants|SessionState|AccessChange|MembershipFact)/.test(name) && !name.startsWith('__'),
      ),
    ).toEqual([])
    expect(names).not.toContain('Viewer.id')
    expect(names).toContain('Viewer.user')
  })

  it('is planned without the fragments and variables of refused fields', async () => {
    const text = `query ($first: Int, $id: ID!, $show: Boolean = true) {
      viewer { tenant { slug creditApplications(first: $first) @include(if: $show) { nodes { ...Part } } } } creditApplication(id: $id) { ...Part } }
      fragment Part on CreditApplication { id score { ...Score } } fragment Score on CreditScore { value }`
    const answer = await quintet.gql(text, { first: 1, id: 'x' }, alan)
    expect(answer.data).toEqual({
      viewer: { tenant: { slug: 'acme', creditApplications: null } },
      creditApplication: null,
    })
    expect(answer.errors?.map(({ path }) => path?.join('.'))).toEqual([
      'viewer.tenant.creditApplications',
      'creditApplication',
    ])
  })
})
