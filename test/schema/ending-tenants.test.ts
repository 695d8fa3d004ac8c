// What can still be done in a tenant that waits for its deletion.
import { accessTable, changesTenant } from '@quintet/schema/access.ts'
import { loadSubgraphSdl, subgraphNames } from '@quintet/schema/load.ts'
import { Kind } from 'graphql'
import { expect, it } from 'vitest'

it('mutations open to a tenant that waits for its deletion change nothing of it, or undo the request', () => {
  const open = subgraphNames.flatMap((subgraph) => {
    const document = loadSubgraphSdl(subgraph)
    const table = accessTable(document)
    const mutations = document.definitions.flatMap((definition) =>
      (definition.kind === Kind.OBJECT_TYPE_EXTENSION || definition.kind === Kind.OBJECT_TYPE_DEFINITION) &&
      definition.name.value === 'Mutation'
        ? (definition.fields ?? []).map(({ name }) => name.value)
        : [],
    )
    const left = mutations.filter((name) => !changesTenant(subgraph, name, table.get(`Mutation.${name}`)))
    // Of identity all that needs no permission of the tenant concerns the caller's own account.
    return subgraph === 'identity' ? [] : left
  })
  expect(open.sort()).toEqual([
    'acceptInvitation',
    'cancelTenantDeletion',
    'createTenant',
    'declineInvitation',
    'grantPlatformRole',
    'moveTenant',
    'provisionTenant',
    'publishModule',
    'publishSystemVersion',
    'registerDatabase',
    'requeueJob',
    'retryProvisioning',
    'returnTenant',
    'revokePlatformRole',
    'saveManagementSystem',
    'setDatabaseStatus',
    'setTenantPlan',
    'setTenantStatus',
  ])
})
