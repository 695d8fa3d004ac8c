// All permissions that the schema names, in the order of their names. A role may hold others: they permit nothing yet.
import { accessTable, permissionsIn } from '@quintet/schema/access.ts'
import { loadSubgraphSdl, subgraphNames } from '@quintet/schema/load.ts'

interface CataloguePermission {
  readonly name: string
  readonly description: string
  readonly resource: string
  readonly action: string
}

function readCatalogue(): CataloguePermission[] {
  const fields = new Map<string, string[]>()
  for (const subgraph of subgraphNames) {
    for (const [field, requirement] of accessTable(loadSubgraphSdl(subgraph))) {
      for (const name of permissionsIn(requirement)) fields.set(name, [...(fields.get(name) ?? []), field])
    }
  }
  return [...fields.keys()].sort().map((name) => {
    const [resource = '', action = ''] = name.split(':')
    return { name, description: `Required by ${fields.get(name)!.sort().join(', ')}.`, resource, action }
  })
}

let catalogue: readonly CataloguePermission[] | undefined

export const permissionCatalogue = (): readonly CataloguePermission[] => {
  catalogue ??= readCatalogue()
  return catalogue
}
