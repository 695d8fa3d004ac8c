// The reference that people read: docs/reference/<subgraph>.md and llms.txt, from the SDL. `pnpm compose` writes them.
import { basename } from 'node:path'
import {
  type DefinitionNode,
  type DirectiveNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type NamedTypeNode,
  print,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql'
import { isPermission, publicFields, requirementOf } from './access.ts'
import { loadSubgraphSdl, type SubgraphName, subgraphNames } from './load.ts'
import { sinceWhen } from './releases.ts'

const roots: Readonly<Record<string, string>> = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' }
const problems = new Set(['InvalidInput', 'NotFound', 'Conflict', 'NotAllowed', 'LimitReached'])
/** What policies that are no permissions demand. */
const policyWords: Readonly<Record<string, string>> = {
  person: 'a person who is signed in',
  stepUp: 'a person with a fresh proof of identity',
  self: 'the user whose own it is',
  personal: 'those whom the row concerns',
  service: 'no client',
}

type Described = { readonly description?: { readonly value: string } | undefined }
type WithFields = Extract<DefinitionNode, { readonly fields?: readonly FieldDefinitionNode[] | undefined }>

/** Texts by their path in the repository. */
export function referenceFiles(): Map<string, string> {
  const pages = subgraphNames.map((name) => [`docs/reference/${name}.md`, pageOf(name)] as const)
  return new Map([...pages, ['llms.txt', llms()]])
}

const isHidden = ({ directives }: { readonly directives?: readonly DirectiveNode[] | undefined }): boolean =>
  directives?.some(({ name }) => name.value === 'inaccessible') ?? false

/** What clients see of a subgraph, by the slice that defines it. */
function slicesOf(name: SubgraphName): Map<string, DefinitionNode[]> {
  const seen = loadSubgraphSdl(name).definitions.filter(
    (node) => 'name' in node && node.kind !== Kind.DIRECTIVE_DEFINITION && !('directives' in node && isHidden(node)),
  )
  const sliceOf = ({ loc }: DefinitionNode): string => basename(loc?.source.name ?? '', '.graphql')
  const shared = (node: DefinitionNode): boolean => node.loc?.source.name.includes('/schema/shared/') ?? false
  return Map.groupBy(
    seen.filter((node) => name === 'identity' || !shared(node)),
    (node) => (shared(node) ? 'shared by all' : sliceOf(node)),
  )
}

function pageOf(name: SubgraphName): string {
  const sections = [...slicesOf(name)].map(([slice, definitions]) => {
    const unions = new Map(
      definitions.flatMap((node) =>
        node.kind === Kind.UNION_TYPE_DEFINITION ? [[node.name.value, node.types ?? []]] : [],
      ),
    )
    const text = definitions.map((node) => definition(node, unions)).filter((each) => each !== '')
    return text.length === 0 ? '' : `## ${slice}\n\n${text.join('\n')}`
  })
  return `# Reference: ${name}

Generated from \`schema/${name}\` by \`pnpm compose\`. Who may have a field stands beside it; a field without a word there is open to all who have
its parent. Refused fields are null with \`FORBIDDEN\`. [Errors](../addresses.md#errors), [limits](../limits.md).

${sections.filter((each) => each !== '').join('\n')}`
}

function definition(node: DefinitionNode, unions: ReadonlyMap<string, readonly NamedTypeNode[]>): string {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION: {
      const fields = (node.fields ?? []).filter((field) => !isHidden(field))
      const root = roots[node.name.value]
      if (root !== undefined) return fields.map((field) => rootField(node, root, field, unions)).join('\n')
      const own = fields.filter(({ name }) => name.value !== 'id')
      if (own.length === 0) return ''
      const rows = fields.map(
        (field) => `| ${code(signature(field))} | ${cell(who(node.name.value, field))} | ${cell(told(field))} |`,
      )
      return `${heading(node)}| field | who | what |\n|---|---|---|\n${rows.join('\n')}\n`
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return `${heading(node)}${valueTable('field', node.fields ?? [])}`
    case Kind.ENUM_TYPE_DEFINITION: {
      const rows = (node.values ?? []).map((value) => `| ${code(value.name.value)} | ${cell(told(value))} |`)
      return `${heading(node)}| value | what |\n|---|---|\n${rows.join('\n')}\n`
    }
    case Kind.SCALAR_TYPE_DEFINITION:
      return heading(node)
    default:
      // Unions stand at the fields that return them.
      return ''
  }
}

const heading = (node: DefinitionNode & { readonly name: { readonly value: string } } & Described): string => {
  const isExtension = node.kind === Kind.OBJECT_TYPE_EXTENSION
  const text = told(node)
  return `### ${node.name.value}${isExtension ? ', continued' : ''}\n\n${text === '' ? '' : `${text}\n\n`}`
}

function rootField(
  node: Pick<WithFields, 'name'>,
  root: string,
  field: FieldDefinitionNode,
  unions: ReadonlyMap<string, readonly NamedTypeNode[]>,
): string {
  const coordinate = `${node.name.value}.${field.name.value}`
  const members = (unions.get(namedType(field.type)) ?? []).map(({ name }) => name.value)
  const refusals = members.filter((name) => problems.has(name))
  const lines = [
    `- Who: ${who(node.name.value, field) || 'all who are signed in'}.`,
    ...(members.length === 0
      ? []
      : [
          `- Answers: ${members
            .filter((name) => !problems.has(name))
            .map(code)
            .join(', ')}.`,
        ]),
    ...(refusals.length === 0 ? [] : [`- Refusals: ${refusals.map(code).join(', ')}.`]),
    `- Since: ${sinceWhen(coordinate)}.`,
  ]
  const values = field.arguments ?? []
  return `### ${root} ${field.name.value}

${code(signature(field))}

${told(field)}

${lines.join('\n')}
${values.length === 0 ? '' : `\n${valueTable('argument', values)}`}`
}

function valueTable(kind: string, values: readonly InputValueDefinitionNode[]): string {
  const rows = values
    .filter((value) => !isHidden(value))
    .map((value) => {
      const given = value.defaultValue === undefined ? '' : ` = ${print(value.defaultValue)}`
      return `| ${code(`${value.name.value}: ${print(value.type)}${given}`)} | ${cell(told(value))} |`
    })
  return `| ${kind} | what |\n|---|---|\n${rows.join('\n')}\n`
}

/** A field as a client calls it: `name(argument: Type): Type`. */
function signature(field: FieldDefinitionNode): string {
  const values = (field.arguments ?? []).filter((value) => !isHidden(value))
  const given = values.map(({ name, type }) => `${name.value}: ${print(type)}`).join(', ')
  return `${field.name.value}${given === '' ? '' : `(${given})`}: ${print(field.type)}`
}

/** Who may have a field, in words; empty where its parent decides. */
function who(type: string, field: FieldDefinitionNode): string {
  const reason = publicFields.get(`${type}.${field.name.value}`)
  if (reason !== undefined) return `anyone: ${reason}`
  const requirement = requirementOf(field)
  if (requirement === null) return ''
  const { scopes, policies, authenticated } = requirement
  const word = (name: string): string =>
    isPermission(name) || name.includes(':') ? code(name) : (policyWords[name] ?? name)
  const alternatives = (sets: readonly (readonly string[])[]): string =>
    sets.map((set) => set.map(word).join(' and ')).join(', or ')
  const parts = [scopes, policies].filter((sets) => sets !== null).map(alternatives)
  return parts.length === 0 && authenticated ? 'all who are signed in' : parts.join('; besides ')
}

/** The description, with the reason of a deprecation. */
function told(node: Described & { readonly directives?: readonly DirectiveNode[] | undefined }): string {
  const deprecated = node.directives?.find(({ name }) => name.value === 'deprecated')
  const value = deprecated?.arguments?.find(({ name }) => name.value === 'reason')?.value
  const reason = value === undefined ? 'No longer supported' : String(valueFromASTUntyped(value))
  return [node.description?.value ?? '', ...(deprecated === undefined ? [] : [`**Deprecated:** ${reason}`])]
    .join(' ')
    .trim()
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type))
const code = (text: string): string => `\`${text.replaceAll('\n', ' ')}\``
const cell = (text: string): string => text.replaceAll('\n', ' ').replaceAll('|', '\\|')

/** An index for programs that read documentation (llmstxt.org). */
function llms(): string {
  const domains = subgraphNames.map((name) => {
    const fields = [...slicesOf(name).values()].flat().flatMap((node) => {
      if (!('name' in node) || !('fields' in node) || node.name === undefined) return []
      const root = roots[node.name.value]
      if (root === undefined) return []
      return (node.fields as readonly FieldDefinitionNode[])
        .filter((field) => !isHidden(field))
        .map((field) => `- ${root} ${field.name.value}: ${told(field)}`)
    })
    return `## ${name}\n\nTypes, arguments, permissions and refusals: [docs/reference/${name}.md](docs/reference/${name}.md)\n\n${fields.join('\n')}`
  })
  return `# Quintet

> One GraphQL API over five subgraphs (${subgraphNames.join(', ')}) with role-based access, tenants and live scores.

POST operations to \`/graphql\` with \`authorization: Bearer <accessToken>\`; mutation signIn gives the token. Every mutation answers with a union: select
\`__typename\` and \`... on Problem { message code path }\`. Refused fields are null beside the data. Lists are connections: \`first\`, \`after\`, \`pageInfo\`.
Subscriptions (WebSocket graphql-transport-ws, or server-sent events, on the same path) resume after a \`cursor\` by their variable \`after\`.

- [README](README.md): start, demo accounts, roles
- [Clients](docs/clients.md): code for fetch, graphql-ws, urql, Apollo Client, Relay; [offline](docs/offline.md)
- [Sign-in](docs/auth.md), [machines](docs/machines.md): API keys, OAuth
- [Addresses and errors](docs/addresses.md), [limits](docs/limits.md), [settings](docs/settings.md), [deployment](docs/deployment.md)
- [SDL](schema/api.graphql): the whole API

${domains.join('\n\n')}
`
}
