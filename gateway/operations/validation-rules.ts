// Validation rules that graphql-js 16 lacks. Without them such operations would fail later, with an internal error.
import {
  type ASTVisitFn,
  type ASTVisitor,
  type FloatValueNode,
  GraphQLError,
  GraphQLFloat,
  GraphQLInt,
  getNamedType,
  type IntValueNode,
  Kind,
  NoSchemaIntrospectionCustomRule,
  type OperationDefinitionNode,
  type SelectionSetNode,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  type ValidationContext,
  type ValidationRule,
} from 'graphql'

export const validationRules = (introspection: boolean): readonly ValidationRule[] => [
  ...specifiedRules.filter((rule) => rule !== SingleFieldSubscriptionsRule),
  SingleUnconditionalFieldSubscriptions,
  FiniteNumbers,
  ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
]

/**
 * A subscription has one root field, which does not depend on a variable (GraphQL specification, section 5.2.3.1 and pull
 * request 860). The rule of graphql-js throws where a condition depends on one.
 */
function SingleUnconditionalFieldSubscriptions(context: ValidationContext): ASTVisitor {
  const singleField = SingleFieldSubscriptionsRule(context) as {
    OperationDefinition: ASTVisitFn<OperationDefinitionNode>
  }
  const visited = new Set<string>()
  let hasCondition = false
  const check = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      const condition = selection.directives?.find(({ name }) => name.value === 'skip' || name.value === 'include')
      if (condition !== undefined) {
        hasCondition = true
        const message = `Directive "@${condition.name.value}" is not allowed on the root selection of a subscription.`
        context.reportError(new GraphQLError(message, { nodes: condition }))
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) check(selection.selectionSet)
      if (selection.kind !== Kind.FRAGMENT_SPREAD || visited.has(selection.name.value)) continue
      visited.add(selection.name.value)
      const fragment = context.getFragment(selection.name.value)
      if (fragment) check(fragment.selectionSet)
    }
  }
  return {
    OperationDefinition(node, ...rest) {
      visited.clear()
      hasCondition = false
      if (node.operation === 'subscription') check(node.selectionSet)
      if (!hasCondition) singleField.OperationDefinition(node, ...rest)
    },
  }
}

/** A number such as 1e999 is not a value of Float or Int. JSON would turn it into null. */
function FiniteNumbers(context: ValidationContext): ASTVisitor {
  const check = (node: FloatValueNode | IntValueNode): void => {
    const type = getNamedType(context.getInputType() ?? undefined)
    if ((type !== GraphQLFloat && type !== GraphQLInt) || Number.isFinite(Number(node.value))) return
    context.reportError(new GraphQLError(`${type.name} cannot represent the value ${node.value}.`, { nodes: node }))
  }
  return { FloatValue: check, IntValue: check }
}
