// Literals of custom scalars. The planner turns each literal into a value of JavaScript, which loses 1.0, long numbers and
// enum values. So they are variables while it plans, and literals again in its fetches.
import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import {
  type ASTNode,
  type ConstValueNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  getOperationAST,
  isListType,
  Kind,
  type OperationDefinitionNode,
  parse,
  parseType,
  print,
  stripIgnoredCharacters,
  TypeInfo,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { type ExactScalars, exactVariablesOf } from '../selections/exact-scalars.ts'
import type { Requirements } from './requirements.ts'

/** No variable of a client has this name in a plan: see `isReserved` in selections/aliases.ts. */
const prefix = '__q_literal'

export interface LiftedLiterals {
  /** The document with variables in the place of the literals. */
  readonly document: DocumentNode
  /** The plan with the client's literals. */
  restore(plan: QueryPlan): QueryPlan
}

interface Literal {
  readonly name: string
  readonly value: ValueNode
  readonly type: GraphQLInputType
}

/** Lifts the literals of custom scalars, for a document with one operation. Those of @requires are restored alone. */
export function liftLiterals(
  schema: GraphQLSchema,
  scalars: ExactScalars,
  document: DocumentNode,
  { arguments: required }: Requirements,
): LiftedLiterals {
  if (scalars.size === 0) return { document, restore: (plan) => plan }
  const operation = getOperationAST(document)!
  const lifted = new Map<string, Literal>()
  const lift = (value: ValueNode, type: GraphQLInputType): ValueNode => {
    const key = `${type} ${print(value)}`
    const literal = lifted.get(key) ?? { name: `${prefix}${lifted.size}`, value, type }
    lifted.set(key, literal)
    return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: literal.name } }
  }
  const info = new TypeInfo(schema)
  const withVariables: DocumentNode = visit(
    document,
    visitWithTypeInfo(info, {
      enter(node: ASTNode) {
        if (node.kind === Kind.DIRECTIVE || node.kind === Kind.VARIABLE_DEFINITION) return false
        if (!isLiteral(node)) return undefined
        // Inside a list TypeInfo has the type of its members already.
        const type = node.kind === Kind.LIST ? info.getParentInputType() : info.getInputType()
        if (!type || !scalars.has(getNamedType(type).name)) return undefined
        return node.kind === Kind.LIST && isListType(getNullableType(type)) ? undefined : lift(node, type)
      },
    }),
  )
  const literals = new Map([...lifted.values()].map(({ name, value }) => [name, value]))
  const definitions = new Map((operation.variableDefinitions ?? []).map((each) => [each.variable.name.value, each]))
  const defaults = new Map<string, ConstValueNode>()
  for (const name of exactVariablesOf(schema, scalars, operation).keys()) {
    const { defaultValue } = definitions.get(name)!
    if (defaultValue !== undefined) defaults.set(name, defaultValue)
  }
  if (literals.size === 0 && defaults.size === 0 && required.size === 0) return { document, restore: (plan) => plan }
  return {
    document: visit(withVariables, {
      OperationDefinition: (node) => ({
        ...node,
        variableDefinitions: [...(node.variableDefinitions ?? []), ...[...lifted.values()].map(definitionOf)],
      }),
    }),
    restore: (plan) => restorePlan(plan, (fetch) => restoreFetch(fetch, { literals, defaults, definitions, required })),
  }
}

const isLiteral = (node: ASTNode): node is ValueNode =>
  node.kind === Kind.INT ||
  node.kind === Kind.FLOAT ||
  node.kind === Kind.STRING ||
  node.kind === Kind.BOOLEAN ||
  node.kind === Kind.ENUM ||
  node.kind === Kind.LIST ||
  node.kind === Kind.OBJECT

const definitionOf = ({ name, type }: Literal): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  type: parseType(String(type), { noLocation: true }),
})

function restorePlan(plan: QueryPlan, restore: (node: FetchNode) => FetchNode): QueryPlan {
  const restoreNode = (node: PlanNode): PlanNode => {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map(restoreNode) }
      case 'Flatten':
        return { ...node, node: restoreNode(node.node) }
      case 'Fetch':
        return restore(node)
      default:
        return node
    }
  }
  const restoreEvents = ({ rest, ...node }: SubscriptionNode): SubscriptionNode => ({
    ...node,
    primary: restore(node.primary),
    ...(rest === undefined ? {} : { rest: restoreNode(rest) }),
  })
  const { node } = plan
  if (node === undefined) return plan
  return { ...plan, node: node.kind === 'Subscription' ? restoreEvents(node) : restoreNode(node) }
}

interface Originals {
  /** By the variable that took its place. */
  readonly literals: ReadonlyMap<string, ValueNode>
  /** Default values of the client's variables. */
  readonly defaults: ReadonlyMap<string, ConstValueNode>
  /** Definitions of the client's variables. */
  readonly definitions: ReadonlyMap<string, VariableDefinitionNode>
  /** Arguments of fields that @requires asks for, by alias. */
  readonly required: Requirements['arguments']
}

function restoreFetch(node: FetchNode, { literals, defaults, definitions, required }: Originals): FetchNode {
  const { variableUsages = [] } = node
  if (required.size === 0 && !variableUsages.some((name) => literals.has(name) || defaults.has(name))) return node
  const document = parse(node.operation, { noLocation: true })
  const own = variableUsages.filter((name) => !literals.has(name))
  const used = new Set(own)
  const restored: DocumentNode = visit(document, {
    VariableDefinition(definition) {
      const name = definition.variable.name.value
      if (literals.has(name)) return null
      const defaultValue = defaults.get(name)
      return defaultValue === undefined ? false : { ...definition, defaultValue }
    },
    Field(field) {
      const given = required.get(field.alias?.value ?? '')
      return given === undefined ? undefined : { ...field, arguments: given }
    },
    Variable({ name }) {
      const literal = literals.get(name.value)
      if (literal === undefined) return undefined
      // A literal may contain variables of the client, which the planner did not see.
      visit(literal, { Variable: (inner) => void used.add(inner.name.value) })
      return literal
    },
  })
  const missing = [...used].filter((name) => !own.includes(name)).map((name) => definitions.get(name)!)
  const complete = visit(restored, {
    OperationDefinition: (operation: OperationDefinitionNode) => ({
      ...operation,
      variableDefinitions: [...(operation.variableDefinitions ?? []), ...missing],
    }),
  })
  return { ...node, operation: stripIgnoredCharacters(print(complete)), variableUsages: [...used] }
}
