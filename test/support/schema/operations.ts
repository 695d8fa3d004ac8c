// Operations generated from the API: the shortest path from a root to any field, with arguments filled in.
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLOutputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql'
import { demoIdOf, unknownId } from '../entities.ts'
import { apiText } from './access.ts'

export const api = buildSchema(apiText)

export interface Step {
  readonly type: string
  readonly field: string
}
export const coordinateOf = ({ type, field }: Step): string => `${type}.${field}`

/** A field by its coordinate; undefined when clients cannot see it. */
export function fieldAt(coordinate: string) {
  const [type = '', field = ''] = coordinate.split('.')
  const found = api.getType(type)
  return isObjectType(found) ? found.getFields()[field] : undefined
}

/** Values of required arguments that are no ids. Those of new fields must be added here. */
const argumentValues: Readonly<Record<string, unknown>> = {
  'Viewer.whyMayI.permission': 'credit.scores:read',
  'Query.creditLeaderboard.category': 'personal-loan',
  'Query.creditScore.category': 'personal-loan',
  'Viewer.creditScore.category': 'personal-loan',
  'Subscription.creditScoreChanged.category': 'personal-loan',
  'Subscription.leaderboardChanged.category': 'personal-loan',
  'Subscription.ownCreditScoreChanged.category': 'personal-loan',
  'CreditAccount.statement.from': '2026-01-01',
  'CreditAccount.statement.to': '2026-01-31',
  'AccountStatement.download.format': 'CSV',
  'Loan.planDownload.format': 'CSV',
  'Query.loanQuote.terms': {
    principal: { amount: '100.00', currency: 'EUR' },
    annualRate: '12',
    instalments: 6,
    startOn: '2026-01-01',
  },
  'Query.channel.slug': 'general',
  'Query.tenantRecords.table': 'contacts',
  'Query.module.slug': 'cv-analysis',
  'ModuleSubscription.changePreview.interval': 'YEAR',
  'OperatorInsights.usage.from': '2026-01-01',
  'OperatorInsights.usage.to': '2026-01-31',
  'Tenant.usage.from': '2026-01-01',
  'Tenant.usage.to': '2026-01-31',
  'Subscription.channelMessageSent.channel': 'general',
  'Query.normalizedSkills.names': 'python',
  'Query.proposedJobSkills.text': 'You know Python.',
  'Query.biasAudit.from': '2026-01-01',
  'Query.biasAudit.to': '2026-12-31',
  'Query.evaluateExpression.text': 'true',
  'Query.evaluateExpression.context': {},
  'Query.searchCandidates.filter': { text: 'twin' },
}

/** The entity that an argument names: `id` that of its field, `jobId` a Job. Null when it names none. */
function entityOf(step: Step, { name }: { readonly name: string }): string | null {
  const type = getNamedType(fieldAt(coordinateOf(step))!.type).name
  // Any entity will do for a node.
  // A caller's own rows are found by that caller alone: demo rows belong to others.
  if (name === 'id' && step.type === 'Viewer') return `Own${type}`
  if (name === 'id') return type === 'Node' ? 'Job' : type
  return name.endsWith('Id') ? `${name[0]!.toUpperCase()}${name.slice(1, -'Id'.length)}` : null
}

const idsAlong = (step: Step): string[] =>
  (fieldAt(coordinateOf(step))?.args ?? [])
    .filter(isRequiredArgument)
    .map((argument) => entityOf(step, argument))
    .filter((entity) => entity !== null && step.type !== 'Mutation')
    .map((entity) => demoIdOf(entity!))

/** Whether a step names a demo row of acme. */
export const takesDemoId = (step: Step): boolean => idsAlong(step).some((id) => id !== unknownId)
/** Whether a step names a row that is not there, since the entity has no demo data. */
export const takesUnknownId = (step: Step): boolean => idsAlong(step).includes(unknownId)

/** A valid value of a type that no business rule accepts: a mutation with it is allowed or refused, and changes nothing. */
function blank(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return blank(type.ofType)
  if (isListType(type)) return []
  if (isEnumType(type)) return type.getValues()[0]?.value
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField)
    return Object.fromEntries(required.map((field) => [field.name, blank(field.type)]))
  }
  const blanks: Record<string, unknown> = {
    ID: unknownId,
    Int: -1,
    Float: -1,
    Boolean: false,
    Decimal: '-1',
    CurrencyCode: 'EUR',
    Date: '1900-01-01',
    DateTime: '1970-01-01T00:00:00Z',
  }
  return blanks[type.name] ?? ''
}

/** Fields that lead to nothing in the demo data, or to a row that need not be the caller's: other ways are taken. */
const leadNowhere = new Set([
  'Order.charges',
  'Query.loan',
  'Query.creditApplication',
  'Viewer.loan',
  'Viewer.creditApplication',
])

/** Fields of an object type, `viewer` first: for the caller's own rows `self` holds. Empty for other types. */
function fieldsOf(name: string): readonly Way[] {
  const known = ways.get(name)
  if (known !== undefined) return known
  const found = api.getType(name)
  const fields = isObjectType(found) ? Object.values(found.getFields()) : []
  const sorted = fields
    .sort((a, b) => Number(b.name === 'viewer') - Number(a.name === 'viewer'))
    .map((field) => ({
      step: { type: name, field: field.name },
      coordinate: `${name}.${field.name}`,
      target: getNamedType(field.type).name,
    }))
    .filter(({ coordinate }) => !leadNowhere.has(coordinate))
  ways.set(name, sorted)
  return sorted
}
interface Way {
  readonly step: Step
  readonly coordinate: string
  /** The type that the field leads to. */
  readonly target: string
}
const ways = new Map<string, readonly Way[]>()

/** The fewest steps from Query to a field through open fields; null when there are none. */
export function stepsTo(coordinate: string, isOpen: (coordinate: string) => boolean): Step[] | null {
  const [type = '', field = ''] = coordinate.split('.')
  if (['Query', 'Mutation', 'Subscription'].includes(type)) return [{ type, field }]
  const found = new Map<string, Step[]>([['Query', []]])
  for (const [name, way] of found) {
    if (name === type) return [...way, { type, field }]
    for (const { step, coordinate, target } of fieldsOf(name))
      if (!found.has(target) && isOpen(coordinate)) found.set(target, [...way, step])
  }
  return null
}

/** The smallest selection of a field. */
function smallestSelection(type: GraphQLOutputType): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  return isUnionType(named) ? '{ __typename ... on Problem { code } }' : '{ __typename }'
}

/** The operation along some steps. Throws for a required argument without a value. */
export function operationAlong(steps: readonly Step[]): { text: string; variables: Record<string, unknown> } {
  const variables: Record<string, unknown> = {}
  const declared: string[] = []
  const fill = (step: Step, argument: GraphQLArgument): string => {
    const key = `${coordinateOf(step)}.${argument.name}`
    const entity = entityOf(step, argument)
    const value =
      step.type === 'Mutation'
        ? blank(argument.type)
        : (argumentValues[key] ?? (entity === null ? undefined : demoIdOf(entity)))
    if (value === undefined) throw new Error(`No value for ${key}: add one to argumentValues`)
    const name = `${step.field}_${argument.name}`
    variables[name] = value
    declared.push(`$${name}: ${argument.type}`)
    return `${argument.name}: $${name}`
  }
  const last = steps.at(-1)!
  const text = steps.reduceRight(
    (inner, step) => {
      const filled = fieldAt(coordinateOf(step))!
        .args.filter(isRequiredArgument)
        .map((each) => fill(step, each))
      return `${step.field}${filled.length === 0 ? '' : `(${filled.join(', ')})`} ${inner === '' ? '' : inner.startsWith('{') ? inner : `{ ${inner} }`}`
    },
    smallestSelection(fieldAt(coordinateOf(last))!.type),
  )
  const kind = { Query: 'query', Mutation: 'mutation', Subscription: 'subscription' }[steps[0]!.type]
  return { text: `${kind}${declared.length === 0 ? '' : `(${declared.join(', ')})`} { ${text} }`, variables }
}
