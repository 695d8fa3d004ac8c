// Members of tenants with a security policy, and their sessions.
import type { SessionTerms } from '@quintet/kit/slice/peers.ts'
import type { Envelope } from '@quintet/kit/wire/envelope.ts'
import { anonymous, type Fixture, type Outcome, type Person, password, service } from './fixture.ts'

const text = `mutation ($input: SignInInput!) { outcome: signIn(input: $input) { __typename
  ... on SignedIn { accessToken refreshToken expiresAt session { id isRestricted expiresAt mfaGrace { loginsLeft endsAt } } }
  ... on SecondFactorRequired { challenge methods } ... on Problem { code } } }`

export interface Begun {
  readonly __typename: string
  readonly code: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly expiresAt: string
  readonly methods: string[]
  readonly challenge: string
  readonly session: {
    id: string
    isRestricted: boolean
    expiresAt: string
    mfaGrace: { loginsLeft: number; endsAt: string } | null
  }
}
interface State {
  readonly isLive: boolean
  readonly isRestricted: boolean
  readonly endsAt: string | null
}

/** What tests of a policy do on a fixture. */
export function policiesOn(fixture: Fixture) {
  const states = async (field: string, kind: string, { session }: Begun): Promise<State> => {
    const query = `${kind} ($ids: [ID!]!) { states: ${field}(ids: $ids) { isLive isRestricted endsAt } }`
    return (await fixture.subgraph.ask<{ states: State[] }>(query, { ids: [session.id] }, service)).states[0]!
  }
  return {
    /** A tenant with one member, whose terms can be changed. */
    aTenant(person: Person, terms: Partial<SessionTerms> = {}) {
      const tenant = fixture.aTenant(person)
      const index = fixture.members.length - 1
      const demand = (more: Partial<SessionTerms>): void => {
        const present = fixture.members[index]!
        fixture.members[index] = { ...present, terms: { ...present.terms, ...more } }
      }
      demand(terms)
      return { ...tenant, demand }
    },
    async enter(
      person: Person,
      { slug }: { slug: string },
      more: object = {},
      by: Envelope = anonymous,
    ): Promise<Begun> {
      const input = { email: person.email, password, tenantSlug: slug, ...more }
      return (await fixture.subgraph.ask<{ outcome: Begun }>(text, { input }, by)).outcome
    },
    stateOf: (begun: Begun) => states('sessionStates', 'query', begun),
    use: (begun: Begun) => states('useSessions', 'mutation', begun),
    renew: ({ refreshToken }: Pick<Begun, 'refreshToken'>, by: Envelope = anonymous): Promise<Outcome> =>
      fixture.call('refreshSession', { refreshToken }, by),
    /** The instant some milliseconds from now, as GraphQL writes it. */
    at: (milliseconds: number): string => new Date(fixture.clock.now().getTime() + milliseconds).toISOString(),
  }
}
