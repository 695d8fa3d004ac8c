// The access matrix in one database, guarded by the gateway, and by the subgraphs alone.
import { subgraphNames } from '@quintet/schema/load.ts'
import { describe, expect, it } from 'vitest'
import { linesOf, supergraphText } from '../../support/schema/access.ts'
import { stepsTo } from '../../support/schema/operations.ts'
import { accessMatrix, guarded, reachable } from './access-matrix.ts'

describe('the generator', () => {
  it('finds every directive of the supergraph', () => {
    const count = linesOf(supergraphText).filter((line) =>
      /^ {2}\w.*@(authenticated|requiresScopes|policy)\b/.test(line),
    )
    expect(guarded).toHaveLength(count.length)
    expect(guarded.length).toBeGreaterThan(35)
  })

  it('reaches all fields except those for services', () => {
    const isMissed = (coordinate: string) => !reachable.includes(coordinate) || stepsTo(coordinate, () => true) === null
    const names = [...subgraphNames].sort()
    expect(guarded.filter(isMissed)).toEqual([
      ...[
        ...names.map((name) => `Mutation.${name}RequeueJob`),
        'Mutation.endSurplusSessions',
        'Mutation.machinesUsed',
        'Mutation.makeTenantSchemas',
        'Mutation.unsubscribe',
        'Mutation.useSessions',
      ].sort(),
      ...[
        ...names.flatMap((name) => [`Query.${name}DeadJobs`, `Query.${name}Events`, `Query.${name}PersonalData`]),
        'Query.addresses',
        'Query.contacts',
        'Query.databaseRegistry',
        'Query.documentFacts',
        'Query.documentFiles',
        'Query.grants',
        'Query.isInvited',
        'Query.licensedModules',
        'Query.machineStates',
        'Query.memberCounts',
        'Query.memberships',
        'Query.orders',
        'Query.ownerships',
        'Query.sessionStates',
        'Query.sessionTerms',
        'Query.tenantEntries',
      ].sort(),
      'Subscription.accessChanged',
      'Subscription.sessionAccessChanged',
    ])
  })
})

describe.each([
  { layer: 'guarded by the gateway', pruning: true },
  { layer: 'guarded by the subgraphs alone', pruning: false },
])('$layer', accessMatrix)
