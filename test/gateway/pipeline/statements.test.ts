// A longer page needs no more SQL statements, in any list and with any selection: no N+1 queries.
import { acme, root } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type GraphQLOutputType, getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { quietest } from '../../support/quintet/quietest.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'
import { guardsOf, supergraphText } from '../../support/schema/access.ts'
import { api, coordinateOf, fieldAt, operationAlong, type Step, stepsTo } from '../../support/schema/operations.ts'
import { fillLists } from './list-rows.ts'
import { fillLoans } from './loan-rows.ts'
import { fillMoney } from './money-rows.ts'

/** Fields that return a connection: their type has nodes and pageInfo. */
const lists = Object.values(api.getTypeMap())
  .filter((type) => isObjectType(type))
  .flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ coordinate: `${type.name}.${field.name}`, field })),
  )
  .filter(({ field }) => {
    const page = getNamedType(field.type)
    return isObjectType(page) && 'nodes' in page.getFields() && 'pageInfo' in page.getFields()
  })
  .map(({ coordinate }) => coordinate)
  .sort()

const pages = new Set<object>(lists.map((each) => getNamedType(fieldAt(each)!.type)))
const isPage = (type: GraphQLOutputType): boolean => pages.has(getNamedType(type))

const guards = guardsOf(supergraphText)
const isOfPlatform = (coordinate: string): boolean =>
  guards
    .get(coordinate)
    ?.permissions?.flat()
    .some((name) => name.startsWith('platform.')) ?? false

/** Whether all callers who see the list see the field: for the others errors would not help here. */
function isForAll(coordinate: string, list: string): boolean {
  const guard = guards.get(coordinate)
  if (guard?.policies?.every((set) => set.includes('self'))) return false
  if (isOfPlatform(coordinate)) return isOfPlatform(list)
  // The platform, and members of other tenants, know no more of a tenant than its members outside.
  return !(coordinate.startsWith('Tenant.') && guard !== undefined && !list.startsWith('Tenant.'))
}

/** A selection of all fields of a type to some depth, without connections. */
function allFields(type: GraphQLOutputType, depth: number, list: string): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ' '
  if (!isObjectType(named) || depth === 0) return '{ __typename }'
  const fields = Object.values(named.getFields())
    .filter((field) => !field.args.some(isRequiredArgument) && !isPage(field.type) && field.name !== 'edges')
    .filter((field) => isForAll(`${named.name}.${field.name}`, list))
  return `{ __typename ${fields.map((field) => `${field.name} ${allFields(field.type, depth - 1, list)}`).join(' ')} }`
}

let quintet: TestQuintet
let ada: string
let platform: string
beforeAll(async () => {
  quintet = await startTestQuintet()
  ada = await quintet.signIn(acme.owner.email)
  platform = await quintet.signIn(root.email)
  await fillLists(quintet)
  await fillMoney(quintet)
  // The demo data have fewer than three rows of these.
  const amount = { amount: '2500.00', currency: 'EUR' }
  const draft = { category: 'personal-loan', amount, termMonths: 24, purpose: 'Ink' }
  for (let i = 0; i < 4; i++) {
    await quintet.gql('CreateCreditApplication', { input: { ...draft, idempotencyKey: newId() } }, ada)
    await quintet.gql('CreateTenant', { input: { name: `Other ${i}`, slug: `other-${i}` } }, ada)
  }
  // The newest rows belong to other users, who must be read from identity.
  for (const { email } of acme.applicants.slice(0, 3)) {
    const input = { ...draft, idempotencyKey: newId() }
    await quintet.gql('CreateCreditApplication', { input }, await quintet.signIn(email))
  }
  for (const moduleSlug of ['interview-simulation', 'credit-scoring'])
    await quintet.gql('StartTrial', { input: { moduleSlug } }, ada)
  await fillLoans(quintet)
})
afterAll(() => quintet?.stop())

/** The statements and rows of a page with `first` rows. */
async function cost(
  steps: readonly Step[],
  first: number,
  selection: string,
): Promise<{ statements: string[]; rows: number }> {
  const { text, variables } = operationAlong(steps)
  const field = steps.at(-1)!.field
  // Of a list on the way one row is enough.
  const outer = steps.slice(0, -1).filter((step) => isPage(fieldAt(coordinateOf(step))!.type))
  const short = outer.reduce((all, step) => all.replace(`${step.field} {`, `${step.field}(first: 1) {`), text)
  const paged = short.replace(
    new RegExp(`\\b${field}(?:\\((.*?)\\))? \\{ __typename \\}`),
    (_, args) => `${field}(${args === undefined ? '' : `${args}, `}first: $first) ${selection}`,
  )
  expect(paged).toContain('first: $first')
  // The size is a variable, so that the operation is planned once.
  const sized = paged.replace(/^query(?:\((.*?)\))? \{/, (_, others = '') => `query($first: Int, ${others}) {`)
  quintet.statements.length = 0
  const { data, errors } = await quintet.gql(
    sized,
    { ...variables, first },
    isOfPlatform(coordinateOf(steps.at(-1)!)) ? platform : ada,
  )
  expect(errors).toBeUndefined()
  const statements = [...quintet.statements]
  // Of a list on the way, the first item.
  const page = steps.reduce<Json>((place, step) => [place[step.field]].flat()[0], data)
  return { statements, rows: (page.nodes ?? page.edges).length }
}

describe('Overview', () => {
  it('needs at most 15 statements in all five subgraphs together', async () => {
    const { answer, statements } = await quietest(quintet, () => quintet.gql('Overview', {}, ada))
    expect([answer.errors, answer.data.viewer.memberships.nodes.length]).toEqual([undefined, 5])
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(15)
    expect(new Set(statements.map((statement) => statement.split(':')[0])).size).toBe(5)
  })
})

describe('every list', () => {
  it('is in the schema', () => {
    expect(lists).toEqual([
      'AccountStatement.entries',
      'Candidate.cvDocuments',
      'Candidate.exports',
      'Candidate.versions',
      'Category.children',
      'Channel.messages',
      'Connector.deliveries',
      'Conversation.messages',
      'CreditAccount.holds',
      'CreditApplication.bids',
      'CreditScore.history',
      'Document.versions',
      'Interview.reportShares',
      'Interview.reportViews',
      'Job.analyses',
      'Job.versions',
      'Loan.repayments',
      'LoanProvider.bids',
      'LoanProvider.loanRequests',
      'ManagementSystem.versions',
      'Module.versions',
      'ModuleSubscription.invoices',
      'OAuthClient.consents',
      'Query.creditCategories',
      'Query.creditLeaderboard',
      'Query.databases',
      'Query.deadJobs',
      'Query.jobLeaderboard',
      'Query.managementSystems',
      'Query.modules',
      'Query.paymentGateways',
      'Query.permissions',
      'Query.platformBindings',
      'Query.products',
      'Query.savingsPlans',
      'Query.searchCandidates',
      'Query.securityAudit',
      'Query.skills',
      'Query.tenantRecords',
      'Query.tenants',
      'Query.users',
      'Tenant.activity',
      'Tenant.apiKeys',
      'Tenant.buckets',
      'Tenant.candidates',
      'Tenant.categories',
      'Tenant.channels',
      'Tenant.charges',
      'Tenant.connectors',
      'Tenant.creditAccounts',
      'Tenant.creditApplications',
      'Tenant.creditRecords',
      'Tenant.documents',
      'Tenant.duplicateCandidates',
      'Tenant.extensions',
      'Tenant.featureFlags',
      'Tenant.insights',
      'Tenant.interviews',
      'Tenant.invitations',
      'Tenant.jobs',
      'Tenant.kycDocuments',
      'Tenant.ledgerTransactions',
      'Tenant.licences',
      'Tenant.loanProviders',
      'Tenant.loans',
      'Tenant.loginHistory',
      'Tenant.members',
      'Tenant.merchants',
      'Tenant.moduleSubscriptions',
      'Tenant.notificationTemplates',
      'Tenant.notifications',
      'Tenant.oauthClients',
      'Tenant.orders',
      'Tenant.ownQuestions',
      'Tenant.paymentGateways',
      'Tenant.purchases',
      'Tenant.referrals',
      'Tenant.roles',
      'Tenant.savings',
      'Tenant.scoreProviders',
      'Tenant.scoringModels',
      'Tenant.securityAudit',
      'Tenant.suspenseItems',
      'Tenant.systems',
      'Tenant.tasks',
      'Tenant.workflowRuns',
      'Tenant.workflows',
      'UserSavings.interest',
      'Viewer.activity',
      'Viewer.charges',
      'Viewer.conversations',
      'Viewer.creditAccounts',
      'Viewer.creditApplications',
      'Viewer.documents',
      'Viewer.extensions',
      'Viewer.externalIdentities',
      'Viewer.impersonations',
      'Viewer.kycDocuments',
      'Viewer.loans',
      'Viewer.loginHistory',
      'Viewer.memberships',
      'Viewer.memories',
      'Viewer.memorySearches',
      'Viewer.notifications',
      'Viewer.oauthConsents',
      'Viewer.orders',
      'Viewer.passkeys',
      'Viewer.payoutDestinations',
      'Viewer.payouts',
      'Viewer.preferences',
      'Viewer.referrals',
      'Viewer.rememberedDevices',
      'Viewer.savings',
      'Viewer.securityAudit',
      'Viewer.sessions',
      'Viewer.userExports',
      'Workflow.versions',
    ])
  })

  // Dead jobs are the platform's, and there are none here: one statement of each subgraph reads a page, whatever its size.
  // Rows of a tenant's system need a schema of their own, and are read by two statements, which name the system and the page.
  it.each(lists.filter((list) => !['Query.deadJobs', 'Query.tenantRecords'].includes(list)))(
    '%s needs the same statements for few rows as for ten',
    async (coordinate) => {
      // There are two categories.
      const first = coordinate === 'Query.creditCategories' ? 1 : 2
      const steps = stepsTo(coordinate, () => true)!
      expect(coordinateOf(steps.at(-1)!)).toBe(coordinate)
      const selection = allFields(fieldAt(coordinate)!.type, 5, coordinate)
      // Identity caches which users are members.
      await cost(steps, 10, selection)
      // Again where workers wrote meanwhile, or where what was remembered was read anew.
      await expect
        .poll(async () => {
          const few = await cost(steps, first, selection)
          const many = await cost(steps, 10, selection)
          expect([few.rows, many.rows > first]).toEqual([first, true])
          return many.statements.length - few.statements.length
        })
        .toBe(0)
    },
  )

  it.each([
    ['Tenant.jobs', '{ nodes { analyses(first: FIRST) { nodes { rank job { title } candidate { name } } } } }'],
    [
      'Tenant.members',
      '{ nodes { tenant { jobs(first: FIRST) { nodes { title } } licences { nodes { status } } candidates { nodes { name } } } } }',
    ],
    ['Tenant.members', '{ nodes { tenant { creditApplications(first: FIRST) { nodes { score { rank } } } } } }'],
    [
      'Tenant.creditApplications',
      '{ nodes { history { actor { profile { lastName } } } applicant { profile { lastName } } } }',
    ],
  ])('%s with %s needs the same statements too', async (coordinate, selection) => {
    const steps = stepsTo(coordinate, () => true)!
    const few = await cost(steps, 2, selection.replaceAll('FIRST', '2'))
    const many = await cost(steps, 10, selection.replaceAll('FIRST', '10'))
    expect([few.rows, many.rows > 2]).toEqual([2, true])
    expect(many.statements).toHaveLength(few.statements.length)
  })
})
