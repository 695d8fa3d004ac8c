// Faults of the subgraphs' SDL: missing and misplaced guards, and missing descriptions.
import { readdirSync, readFileSync } from 'node:fs'
import { openToClients, openToRestricted, requirementOf } from '@quintet/schema/access.ts'
import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  type TypeNode,
} from 'graphql'

const roots = new Set(['Query', 'Mutation', 'Subscription'])
const guardNames = new Set(['authenticated', 'requiresScopes', 'policy'])
const knownPolicies = new Set(['self', 'personal', 'person', 'stepUp', 'service'])
/** Policies that any session may meet, also one of an OAuth client. */
const sessionPolicies = new Set(['self', 'personal'])
/** The owning subgraph of entities that several subgraphs have. */
const owners: Readonly<Record<string, string>> = {
  User: 'identity',
  Viewer: 'identity',
  Tenant: 'tenancy',
  Order: 'marketplace',
}

const schemaFolder = new URL('../../../schema/', import.meta.url)

/** SDL by folder, with `shared`. */
export function readSdl(): Map<string, DocumentNode> {
  const folders = readdirSync(schemaFolder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !['node_modules', 'releases'].includes(entry.name),
  )
  return new Map(
    folders.map(({ name }) => {
      const folder = new URL(`${name}/`, schemaFolder)
      const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'))
      return [name, parse(files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n'))]
    }),
  )
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode
const isObject = (node: DefinitionNode): node is ObjectNode =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION

const guardsOn = (node: { readonly directives?: readonly DirectiveNode[] | undefined }): DirectiveNode[] =>
  (node.directives ?? []).filter(({ name }) => guardNames.has(name.value))

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type))

/** Names of the fields of an entity's keys. */
function keysOf(documents: Iterable<DocumentNode>, type: string): Set<string> {
  const keys = new Set<string>()
  for (const { definitions } of documents) {
    for (const node of definitions.filter(isObject).filter(({ name }) => name.value === type)) {
      for (const directive of node.directives ?? []) {
        const fields = directive.arguments?.find(({ name }) => name.value === 'fields')?.value
        if (directive.name.value === 'key' && fields?.kind === Kind.STRING)
          for (const field of fields.value.split(/\W+/)) keys.add(field)
      }
    }
  }
  return keys
}

/**
 * Every fault of the SDL, one line each.
 * @param publicFields root fields without a guard, each with its reason
 */
export function faultsOf(sdl: ReadonlyMap<string, DocumentNode>, publicFields: ReadonlyMap<string, string>): string[] {
  const faults: string[] = []
  const present = new Set<string>()
  for (const [subgraph, { definitions }] of sdl) {
    for (const node of definitions) {
      faults.push(...undescribed(node).map((what) => `${subgraph}: ${what} has no description`))
      if (
        'directives' in node &&
        'name' in node &&
        node.kind !== Kind.DIRECTIVE_DEFINITION &&
        guardsOn(node).length > 0
      ) {
        faults.push(`${subgraph}: ${node.name?.value} carries a guard as a whole`)
      }
      const isGuardless = subgraph === 'shared' || node.kind === Kind.INTERFACE_TYPE_DEFINITION
      if ('fields' in node && isGuardless) {
        for (const field of node.fields ?? []) {
          if (guardsOn(field).length > 0)
            faults.push(`${subgraph}: ${node.name.value}.${field.name.value} is shared and guarded`)
        }
      }
      if (!isObject(node)) continue
      const type = node.name.value
      const keys = keysOf(sdl.values(), type)
      for (const field of node.fields ?? []) {
        present.add(`${type}.${field.name.value}`)
        faults.push(...faultsOfField(sdl, subgraph, type, field, keys, publicFields))
      }
    }
  }
  for (const [list, what] of [
    [publicFields, 'public'],
    [openToClients, 'open to clients'],
    [openToRestricted, 'open to restricted sessions'],
  ] as const) {
    for (const [coordinate, reason] of list) {
      if (!present.has(coordinate)) faults.push(`${coordinate} is ${what} and does not exist`)
      if (reason.trim().length < 10) faults.push(`${coordinate} is ${what} without a reason`)
    }
  }
  return faults
}

/** Whether a session is enough for a field, also one of an OAuth client. */
function needsOnlySession(field: FieldDefinitionNode): boolean {
  const requirement = requirementOf(field)
  if (requirement === null) return true
  const { scopes, policies } = requirement
  return scopes === null && (policies?.some((set) => set.every((name) => sessionPolicies.has(name))) ?? true)
}

/** Whether a subgraph only refers to an entity: it cannot resolve it by any key. */
const isStub = ({ directives = [] }: ObjectNode): boolean =>
  directives.some(
    (directive) =>
      directive.name.value === 'key' &&
      directive.arguments?.some(
        ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
      ),
  )

function faultsOfField(
  sdl: ReadonlyMap<string, DocumentNode>,
  subgraph: string,
  type: string,
  field: FieldDefinitionNode,
  keys: ReadonlySet<string>,
  publicFields: ReadonlyMap<string, string>,
): string[] {
  const coordinate = `${type}.${field.name.value}`
  const guards = guardsOn(field)
  const isNullable = field.type.kind !== Kind.NON_NULL_TYPE
  const isKey = keys.has(field.name.value)
  const homes = [...sdl].filter(([, { definitions }]) =>
    definitions.some((node) => isObject(node) && node.name.value === type && keys.size > 0 && !isStub(node)),
  )
  const owner = owners[type] ?? (homes.length > 1 ? undefined : homes[0]?.[0])
  const faults: string[] = []
  const addIf = (isFault: boolean, what: string) => isFault && faults.push(`${subgraph}: ${coordinate} ${what}`)

  addIf(roots.has(type) && guards.length === 0 && !publicFields.has(coordinate), 'is a root field without a guard')
  addIf(roots.has(type) && guards.length > 0 && publicFields.has(coordinate), 'is public and guarded')
  addIf(roots.has(type) && !isNullable, 'is a root field and cannot be null')
  addIf(keys.size > 0 && !isKey && owner === undefined, 'is of an entity whose owner is not known')
  addIf(
    keys.size > 0 && !isKey && owner !== undefined && owner !== subgraph && guards.length === 0,
    "is added to another's entity without a guard",
  )
  addIf(isKey && guards.length > 0, 'is a key and guarded')
  addIf(guards.length > 0 && !isNullable, 'is guarded and cannot be null')
  addIf(
    keys.size > 0 && !isKey && !isNullable && isReturnedElsewhere(sdl, subgraph, type),
    'is of an entity that others return and cannot be null',
  )
  const isOwn = type === 'Viewer' ? !isKey : roots.has(type) && guards.length > 0
  const isForSessions = isOwn && needsOnlySession(field)
  addIf(isForSessions && !openToClients.has(coordinate), 'needs the policy person, or a place in openToClients')
  addIf(isOwn && !needsOnlySession(field) && openToClients.has(coordinate), 'needs no place in openToClients')
  addIf(
    guards.flatMap(policiesOf).includes('stepUp') && type !== 'Mutation',
    'demands step-up, which refuses an operation as a whole, and is no mutation',
  )
  // A policy may be a permission that is one of several ways to a field.
  const isKnown = (name: string) => knownPolicies.has(name) || /^[a-z]+\.[a-z]+:[a-z]+$/.test(name)
  for (const name of guards.flatMap(policiesOf)) addIf(!isKnown(name), `demands the unknown policy ${name}`)
  return faults
}

/** Whether another subgraph has a field of this type. */
const isReturnedElsewhere = (sdl: ReadonlyMap<string, DocumentNode>, subgraph: string, type: string): boolean =>
  [...sdl].some(
    ([other, { definitions }]) =>
      other !== subgraph &&
      definitions.filter(isObject).some((node) => node.fields?.some((field) => namedType(field.type) === type)),
  )

function policiesOf(directive: DirectiveNode): string[] {
  if (directive.name.value !== 'policy') return []
  const names: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (value !== null && typeof value === 'object') {
      if ('kind' in value && value.kind === Kind.STRING && 'value' in value) names.push(String(value.value))
      else if ('values' in value) walk(value.values)
    }
  }
  walk(directive.arguments?.[0]?.value)
  return names
}

/** The parts of a definition without a description. */
function undescribed(node: DefinitionNode): string[] {
  if (node.kind === Kind.SCHEMA_EXTENSION) return []
  if (node.kind === Kind.SCHEMA_DEFINITION) return node.description?.value.trim() ? [] : ['schema']
  if (!('name' in node) || node.name === undefined) return []
  const name = node.name.value
  const isEmpty = (part: { readonly description?: { readonly value: string } | undefined }) =>
    !part.description?.value.trim()
  // Extensions take no description.
  const isDefinition = 'description' in node || node.kind.endsWith('Definition')
  const parts = 'fields' in node ? (node.fields ?? []) : 'values' in node ? (node.values ?? []) : []
  return [
    ...(isDefinition && isEmpty(node as never) ? [name] : []),
    ...parts.flatMap((part) => {
      const coordinate = `${name}.${part.name.value}`
      const args = 'arguments' in part ? (part.arguments ?? []) : []
      return [
        ...(isEmpty(part) ? [coordinate] : []),
        ...args.filter(isEmpty).map((argument) => `${coordinate}(${argument.name.value}:)`),
      ]
    }),
  ]
}
