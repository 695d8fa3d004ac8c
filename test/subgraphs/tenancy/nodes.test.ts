// What tenancy asks of other subgraphs to find a node, and how it combines their answers.
import { newId } from '@quintet/kit/slice/ids.ts'
import type { SubgraphRequest } from '@quintet/kit/wire/request.ts'
import { missingPermissions, nodeTypes, typesToAsk } from '@quintet/tenancy/nodes/rules.ts'
import { type ExecutionResult, GraphQLError, getNamedType, isInterfaceType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { envelopeOf } from '../../support/quintet/subgraph.ts'
import { guardsOf, supergraphText } from '../../support/schema/access.ts'
import { api } from '../../support/schema/operations.ts'
import { powersOf } from '../../support/subjects.ts'
import { type Fixture, openFixture } from './fixture.ts'

describe('the types of nodes', () => {
  const nodeInterface = api.getType('Node')

  it('are all that implement Node', () => {
    if (!isInterfaceType(nodeInterface)) throw new Error('Node is no interface')
    const implementing = api.getPossibleTypes(nodeInterface).map(({ name }) => name)
    expect(nodeTypes.map(({ type }) => type).sort()).toEqual([...implementing].sort())
  })

  it('require what the root field of the type requires', () => {
    const guards = guardsOf(supergraphText)
    const fields = Object.values(api.getQueryType()!.getFields())
    const found = nodeTypes.flatMap(({ type, permission }) => {
      const field = fields.find((each) => getNamedType(each.type).name === type)
      return field === undefined ? [] : [{ permission, guard: guards.get(`Query.${field.name}`)?.permissions }]
    })
    expect(found.length).toBeGreaterThan(3)
    for (const { permission, guard } of found) expect(guard).toEqual([[permission]])
  })

  it('that need a permission are not asked for without it', () => {
    expect(Object.fromEntries(typesToAsk(powersOf([])))).toEqual({ identity: ['User'], credit: ['CreditApplication'] })
    expect([...typesToAsk(powersOf(['*.*:read'])).values()].flat()).toHaveLength(nodeTypes.length - 2)
    expect(missingPermissions(powersOf(['*.*:read']))).toEqual([])
    expect(missingPermissions(powersOf([]))).toHaveLength(7)
  })
})

describe('node', () => {
  const asked: SubgraphRequest[] = []
  let answer: (representations: { __typename: string; id: string }[]) => ExecutionResult
  let fixture: Fixture
  beforeAll(async () => {
    fixture = await openFixture({
      async peers(request) {
        // Tenancy asks for other things in the background.
        if (!request.query.startsWith('query Nodes')) return { data: null }
        asked.push(request)
        return answer((request.variables as { representations: { __typename: string; id: string }[] }).representations)
      },
    })
  })
  afterAll(() => fixture.end())
  const id = newId()
  const envelope = envelopeOf({ userId: newId(), tenantId: newId(), grants: ['*.*:read'] })
  const text = 'query ($id: ID!) { node(id: $id) { __typename id } again: node(id: $id) { id } }'
  const find = () => fixture.subgraph.running.execute({ query: text, variables: { id } }, envelope)
  const found = (name: string) => (representations: { __typename: string }[]) => ({
    data: { _entities: representations.map(({ __typename }) => (__typename === name ? { __typename } : null)) },
  })
  const failed = (code: string): ExecutionResult => ({
    data: null,
    errors: [new GraphQLError('x', { extensions: { code } })],
  })

  it('asks each of the other subgraphs once', async () => {
    answer = found('Job')
    asked.length = 0
    expect(await find()).toEqual({ data: { node: { __typename: 'Job', id }, again: { id } } })
    expect(asked).toHaveLength(4)
  })

  it('is found although another subgraph does not answer', async () => {
    answer = (representations) =>
      representations.some(({ __typename }) => __typename === 'User')
        ? failed('UNAVAILABLE')
        : found('Licence')(representations)
    expect(await find()).toMatchObject({ data: { node: { __typename: 'Licence' } } })
  })

  it('is UNAVAILABLE, not missing, when the subgraph that may have it does not answer', async () => {
    for (const result of [failed('UNAVAILABLE'), failed('INTERNAL_SERVER_ERROR'), { data: null }, {}]) {
      answer = (representations) =>
        representations.some(({ __typename }) => __typename === 'Job') ? result : found('none')(representations)
      expect(await fixture.subgraph.refused('query ($id: ID!) { node(id: $id) { id } }', { id }, envelope)).toEqual([
        'UNAVAILABLE',
      ])
    }
    answer = () => {
      throw new Error('lost')
    }
    expect(await fixture.subgraph.refused('query ($id: ID!) { node(id: $id) { id } }', { id }, envelope)).toEqual([
      'UNAVAILABLE',
    ])
  })
})
