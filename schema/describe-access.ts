// Writes the permissions that a field requires into its description, where explorers and editors show them.
import { type DocumentNode, type FieldDefinitionNode, Kind, visit } from 'graphql'
import { isPermission, type Requirement, requirementOf } from './access.ts'

/** The document with the required permissions in the description of each guarded field. A second call changes nothing. */
export const describeAccess = (document: DocumentNode): DocumentNode =>
  visit(document, { FieldDefinition: (field) => described(field) })

function described(field: FieldDefinitionNode): FieldDefinitionNode | undefined {
  const requirement = requirementOf(field)
  const sentence = requirement === null ? null : sentenceFor(requirement)
  const text = field.description?.value.trimEnd() ?? ''
  if (sentence === null || text.endsWith(sentence)) return undefined
  const value = text === '' ? sentence : `${text} ${sentence}`
  return { ...field, description: { kind: Kind.STRING, value } }
}

/** For example: Requires `credit.scores:read`. Null where no permission is required. */
function sentenceFor({ scopes, policies }: Requirement): string | null {
  const parts = [scopes ?? [], (policies ?? []).map((set) => set.filter(isPermission))].map(alternatives)
  const permissions = parts.filter((part) => part !== '').join(', and ')
  if (permissions === '') return null
  const isOpenToOwners = scopes === null && policies?.some((set) => set.length === 1 && set[0] === 'self')
  return `Requires ${permissions}${isOpenToOwners ? ', except for your own' : ''}.`
}

const alternatives = (sets: readonly (readonly string[])[]): string =>
  sets
    .filter((set) => set.length > 0)
    .map((set) => set.map((permission) => `\`${permission}\``).join(' and '))
    .join(' or ')
