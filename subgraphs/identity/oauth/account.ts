// What a relying party is told of a user, as far as the user allowed it.
import type { FindAccount } from 'oidc-provider'
import { userForClaims } from './accounts-store.ts'
import { nowServing } from './request.ts'

/** Undefined where the user is not active: then no token of theirs is renewed. */
export const accountOf: FindAccount = async (_, id) => {
  const [user] = await nowServing().context.scope.read(userForClaims, { id })
  if (user === undefined) return undefined
  const { firstName, lastName, avatarUrl, language, timezone, email, emailVerifiedAt, updatedAt } = user
  const present = {
    name: [firstName, lastName].filter(Boolean).join(' ') || null,
    given_name: firstName || null,
    family_name: lastName || null,
    picture: avatarUrl,
    locale: language,
    zoneinfo: timezone,
  }
  return {
    accountId: id,
    claims: () => ({
      sub: id,
      email,
      email_verified: emailVerifiedAt !== null,
      updated_at: Math.floor(updatedAt.getTime() / 1000),
      ...Object.fromEntries(Object.entries(present).filter(([, value]) => value !== null)),
    }),
  }
}
