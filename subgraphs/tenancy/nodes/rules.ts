// Ids do not say which type they belong to. Each type that a node can be of: where its rows are, and who may read one by its id.
import { isPermitted, type Powers } from '@quintet/kit/wire/powers.ts'

export const nodeTypes = [
  { type: 'User', subgraph: 'identity', permission: null, isOpenToOwners: true },
  { type: 'Tenant', subgraph: 'tenancy', permission: null, isOpenToOwners: true },
  { type: 'Membership', subgraph: 'tenancy', permission: 'tenancy.members:read', isOpenToOwners: true },
  { type: 'Module', subgraph: 'marketplace', permission: 'marketplace.modules:read', isOpenToOwners: false },
  { type: 'Licence', subgraph: 'marketplace', permission: 'marketplace.licences:read', isOpenToOwners: false },
  { type: 'Job', subgraph: 'recruiting', permission: 'recruiting.jobs:read', isOpenToOwners: false },
  { type: 'Candidate', subgraph: 'recruiting', permission: 'recruiting.candidates:read', isOpenToOwners: false },
  { type: 'CvAnalysis', subgraph: 'recruiting', permission: 'recruiting.analyses:read', isOpenToOwners: false },
  { type: 'CreditApplication', subgraph: 'credit', permission: 'credit.applications:read', isOpenToOwners: true },
] as const

type NodeType = (typeof nodeTypes)[number]
/** The subgraphs that are asked, all but this one. */
export type OtherSubgraph = Exclude<NodeType['subgraph'], 'tenancy'>
export type OtherType = Extract<NodeType, { subgraph: OtherSubgraph }>['type']

const isReadable = ({ permission }: NodeType, powers: Powers): boolean =>
  permission === null || isPermitted(powers, permission)

/** Types of other subgraphs of which the caller may read a row, or their own row. */
export function typesToAsk(powers: Powers): ReadonlyMap<OtherSubgraph, OtherType[]> {
  const types = new Map<OtherSubgraph, OtherType[]>()
  for (const each of nodeTypes) {
    if (each.subgraph === 'tenancy' || !(each.isOpenToOwners || isReadable(each, powers))) continue
    types.set(each.subgraph, [...(types.get(each.subgraph) ?? []), each.type])
  }
  return types
}

/** Permissions without which the row of an id may be hidden from the caller, whether there is one or not. */
export const missingPermissions = (powers: Powers): string[] =>
  nodeTypes.flatMap((each) => (isReadable(each, powers) ? [] : (each.permission ?? [])))
