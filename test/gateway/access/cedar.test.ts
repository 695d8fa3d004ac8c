// The decision about a permission, beside Cedar's for the same rules written as Cedar policies, over random models.
import { isAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { isPermitted, type Powers } from '@quintet/kit/wire/powers.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const subgraphs = ['credit', 'tenancy', 'platform'] as const
const resources = ['scores', 'members', 'users'] as const
const actions = ['read', 'write', 'inspect'] as const

const pattern = fc
  .tuple(fc.constantFrom(...subgraphs, '*'), fc.constantFrom(...resources, '*'), fc.constantFrom(...actions, '*'))
  .map(([subgraph, resource, action]) => `${subgraph}.${resource}:${action}`)
const patterns = fc.array(pattern, { maxLength: 4 })
const denials = fc.array(
  pattern.map((denied) => `-${denied}`),
  { maxLength: 2 },
)
const narrowing = fc.option(patterns)
const model: fc.Arbitrary<Powers> = fc.record({
  grants: fc.tuple(patterns, denials).map(([allowed, denied]) => [...allowed, ...denied]),
  scopes: narrowing,
  isRestricted: fc.nat(9).map((roll) => roll === 0),
  onBehalfOf: narrowing.map((scopes) => (scopes === null ? null : { workflow: 'w', publisher: 'p', scopes })),
})
const permissions = subgraphs.flatMap((subgraph) =>
  resources.flatMap((resource) => actions.map((action) => ({ subgraph, resource, action }))),
)

/** A pattern as a condition of Cedar. `*` never stands for the platform. */
function condition(text: string): string {
  const [subgraph, resource, action] = text.split(/[.:]/)
  const segment = (name: string, value: string | undefined) =>
    value === '*' ? 'true' : `context.${name} == "${value}"`
  const ofSubgraph = subgraph === '*' ? 'context.subgraph != "platform"' : segment('subgraph', subgraph)
  return `(${ofSubgraph} && ${segment('resource', resource)} && ${segment('action', action)})`
}
const anyOf = (list: readonly string[]) => (list.length === 0 ? 'false' : list.map(condition).join(' || '))

function policiesOf({ grants, scopes, isRestricted, onBehalfOf }: Powers): string {
  const denied = grants.filter((grant) => grant.startsWith('-')).map((grant) => grant.slice(1))
  const allowed = grants.filter((grant) => !grant.startsWith('-'))
  return [
    ...allowed.map((grant) => `permit(principal, action, resource) when { ${condition(grant)} };`),
    ...denied.map((grant) => `forbid(principal, action, resource) when { ${condition(grant)} };`),
    ...(scopes === null ? [] : [`forbid(principal, action, resource) unless { ${anyOf(scopes)} };`]),
    ...(onBehalfOf === null ? [] : [`forbid(principal, action, resource) unless { ${anyOf(onBehalfOf.scopes)} };`]),
    ...(isRestricted ? ['forbid(principal, action, resource);'] : []),
  ].join('\n')
}

function cedarAllows(policies: string, context: Record<string, string>): boolean {
  const answer = isAuthorized({
    principal: { type: 'User', id: 'u' },
    action: { type: 'Action', id: 'do' },
    resource: { type: 'Thing', id: 't' },
    context,
    policies: { staticPolicies: policies },
    entities: [],
  })
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer))
  expect(answer.response.diagnostics.errors).toEqual([])
  return answer.response.decision === 'allow'
}

it('a decision is that of Cedar, for every permission of random models', () => {
  let allowed = 0
  fc.assert(
    fc.property(model, (powers) => {
      const policies = policiesOf(powers)
      for (const { subgraph, resource, action } of permissions) {
        const ours = isPermitted(powers, `${subgraph}.${resource}:${action}`)
        if (ours) allowed += 1
        expect([policies, subgraph, resource, action, ours]).toEqual([
          policies,
          subgraph,
          resource,
          action,
          cedarAllows(policies, { subgraph, resource, action }),
        ])
      }
    }),
    { numRuns: 150 },
  )
  expect(allowed).toBeGreaterThan(20)
})
