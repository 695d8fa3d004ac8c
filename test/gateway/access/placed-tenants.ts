// Access and isolation where tenants lie in a database of a second server. The gateway's mask is off.

import { placedSubgraphs } from '@quintet/drizzle/table-parts/residences.ts'
import { isObjectType } from 'graphql'
import { afterAll, describe } from 'vitest'
import type { TestQuintet } from '../../support/quintet/quintet.ts'
import { placeTenants, type SecondServer } from '../../support/quintet/second-server.ts'
import { schemaOf } from '../../support/schema/selections.ts'
import { accessMatrix } from './access-matrix.ts'
import { foreignCalls } from './foreign-calls.ts'

const schemas = placedSubgraphs.map(schemaOf)
/** Whether recruiting or credit answers a field. */
function isPlacedField(coordinate: string): boolean {
  const [type = '', field = ''] = coordinate.split('.')
  return schemas.some((schema) => {
    const found = schema.getType(type)
    return isObjectType(found) && field in found.getFields()
  })
}

/** Declares the matrices with these tenants on a second server. */
export function placedTenants(ids: readonly string[]): void {
  const servers: SecondServer[] = []
  const placed = async (quintet: TestQuintet): Promise<SecondServer> => {
    const server = await placeTenants(quintet, ids)
    servers.push(server)
    return server
  }
  afterAll(async () => void (await Promise.all(servers.map((server) => server.stop()))))

  describe('ids of another tenant', () =>
    foreignCalls(async (quintet) => {
      const { admin } = await placed(quintet)
      return (tenantId) => (ids.includes(tenantId) ? admin : quintet.admin)
    }))

  describe('access', () => accessMatrix({ layer: 'subgraphs', pruning: false, place: placed, isTried: isPlacedField }))
}
