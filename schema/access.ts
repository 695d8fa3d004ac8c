// What SDL demands of a caller: the directives of each field, as a table.
import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql'

/** All three must hold; scopes and policies are alternatives of sets: one set must hold as a whole. */
export interface Requirement {
  readonly authenticated: boolean
  readonly scopes: readonly (readonly string[])[] | null
  readonly policies: readonly (readonly string[])[] | null
}

/** Requirements by `Type.field`. Fields without a directive have no row. */
export type AccessTable = ReadonlyMap<string, Requirement>

const directiveNames = new Set(['authenticated', 'requiresScopes', 'policy'])

/**
 * Reads the access directives of a subgraph's SDL or of a supergraph.
 * Throws when one stands on anything but a field: such a rule would guard more than it says.
 */
export function accessTable(document: DocumentNode): AccessTable {
  const table = new Map<string, Requirement>()
  for (const definition of document.definitions) {
    if (!('directives' in definition) || !('name' in definition) || definition.kind === Kind.DIRECTIVE_DEFINITION)
      continue
    if ((definition.directives ?? []).some((directive) => directiveNames.has(directive.name.value))) {
      throw new Error(`Access directives stand on fields only, not on ${definition.name?.value}`)
    }
    if (!('fields' in definition)) continue
    for (const field of definition.fields ?? []) {
      const requirement = requirementOf(field)
      if (requirement !== null) table.set(`${definition.name?.value}.${field.name.value}`, requirement)
    }
  }
  return table
}

/** What a field demands; null where it carries no access directive. */
export function requirementOf(field: {
  readonly directives?: readonly ConstDirectiveNode[] | undefined
}): Requirement | null {
  const directives = (field.directives ?? []).filter((directive) => directiveNames.has(directive.name.value))
  if (directives.length === 0) return null
  const sets = (name: string): string[][] | null => {
    const value = directives.find((directive) => directive.name.value === name)?.arguments?.[0]?.value
    return value === undefined ? null : (valueFromASTUntyped(value) as string[][])
  }
  return {
    authenticated: directives.some((directive) => directive.name.value === 'authenticated'),
    scopes: sets('requiresScopes'),
    policies: sets('policy'),
  }
}

/**
 * Whether a policy is named like a permission: a caller who holds it meets the policy. `@requiresScopes` and `@policy` both have
 * to hold, so that a permission that is one of several ways to a field stands among the policies.
 */
export const isPermission = (policy: string): boolean => /^[a-z-]+\.[a-z-]+:[a-z-]+$/.test(policy)

/** The permissions that a requirement names, each once. */
export const permissionsIn = ({ scopes, policies }: Requirement): string[] => [
  ...new Set([...(scopes ?? []).flat(), ...(policies ?? []).flat().filter(isPermission)]),
]

/** Root fields that anybody may call, each with its reason. Everything else at the root carries a directive. */
export const publicFields: ReadonlyMap<string, string> = new Map([
  ['Mutation.signUp', 'the caller has no account yet'],
  ['Mutation.signIn', 'the caller is not signed in yet'],
  ['Mutation.requestEmailVerification', 'the caller cannot sign in before their address is verified'],
  ['Mutation.verifyEmail', 'the token of the letter is the credential'],
  ['Mutation.requestPasswordReset', 'the caller cannot sign in without their password'],
  ['Mutation.resetPassword', 'the token of the letter is the credential'],
  ['Mutation.completeSignIn', 'the caller is not signed in yet; the challenge is the credential'],
  ['Mutation.startPasskeySignIn', 'the caller is not signed in yet'],
  ['Query.externalProviders', 'a sign-in page shows them before anyone is signed in'],
  ...[
    'enterInterview',
    'nextInterviewQuestion',
    'answerInterviewQuestion',
    'finishInterview',
    'explainInterview',
    'contestInterview',
  ].map(
    (name) => [`Mutation.${name}`, 'candidates have no account; the token of their link is the credential'] as const,
  ),
  ['Mutation.refreshSession', 'the access token has run out; the refresh token is the credential'],
])

/**
 * What demands no more than a session and yet answers OAuth clients and API keys too, each with its reason. All other
 * fields of Viewer, and all other root fields without a permission, carry the policy `person` or `stepUp`.
 */
export const openToClients: ReadonlyMap<string, string> = new Map([
  ['Query.viewer', 'its fields say one by one who may have them'],
  ['Query.node', 'each type demands its own permission'],
  ['Query.creditCategories', 'what the tenant offers is no person’s own'],
  ['Query.accountTiers', 'what the tenant offers is no person’s own'],
  ['Query.paymentGateways', 'what the tenant offers is no person’s own'],
  ['Query.savingsPlans', 'what the tenant offers is no person’s own'],
  ['Query.loanQuote', 'a calculator knows nothing of anyone'],
  ['Viewer.user', 'a key acts for its creator, who is shown'],
  ['Viewer.tenant', 'a client acts in one tenant, which is shown'],
  ['Viewer.permissions', 'a client must be able to find out what it may do'],
  ['Viewer.whyMayI', 'a client must be able to find out why it may not do something'],
  ['Viewer.featureFlags', 'a client must be able to find out what is switched on'],
])

/**
 * Mutations that need no permission and change nothing of the active tenant, each with its reason: they are done also while
 * the tenant waits for its deletion.
 */
const outsideTenant: ReadonlyMap<string, string> = new Map([
  ['createTenant', 'makes another tenant'],
  ['acceptInvitation', 'enters another tenant'],
  ['declineInvitation', 'is an answer to another tenant'],
])

/** Undoes the request for the deletion of a tenant. */
const cancelling = 'cancelTenantDeletion'

/** Whether a mutation changes something of the active tenant. @param subgraph whose mutation it is */
export function changesTenant(subgraph: string, mutation: string, requirement: Requirement | undefined): boolean {
  if (mutation === cancelling) return false
  const permissions = requirement === undefined ? [] : permissionsIn(requirement)
  if (permissions.length > 0) return permissions.some((permission) => !permission.startsWith('platform.'))
  // What identity does without a permission concerns the caller's own account.
  return subgraph !== 'identity' && !outsideTenant.has(mutation)
}

/** Root fields of a session that is restricted to the enrolment of a second factor, each with its reason. */
export const openToRestricted: ReadonlyMap<string, string> = new Map([
  ['Query.viewer', 'the caller must see whose session it is, and that it is restricted'],
  ['Mutation.startTotp', 'begins the enrolment of a second factor'],
  ['Mutation.confirmTotp', 'ends the enrolment of a second factor'],
  ['Mutation.startPasskeyRegistration', 'begins the enrolment of a passkey'],
  ['Mutation.registerPasskey', 'ends the enrolment of a passkey'],
  ['Mutation.stepUp', 'enrolment needs a fresh proof of identity'],
  ['Mutation.signOut', 'every session can be ended'],
])
