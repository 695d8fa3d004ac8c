import { eventHeads, idempotencyKeys, published } from '@quintet/drizzle/identity/events.ts'
import * as jobTables from '@quintet/drizzle/identity/queues.ts'
import { recordKeys } from '@quintet/drizzle/identity/record-keys.ts'
import { accessTopic, changeDays, followAccessChanges } from '@quintet/kit/events/access-changes.ts'
import { defaultAccounts } from '@quintet/kit/process/account-settings.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import type { Context } from './context.ts'
import { resolvers as emails } from './emails/resolvers.ts'
import { resolvers as passwords } from './passwords/resolvers.ts'
import { resolvers as sessions } from './sessions/resolvers.ts'
import { createTokens } from './sessions/tokens.ts'
import { createBreaches, noBreaches, publicBreaches } from './sign-in/breaches.ts'
import { createPasswords } from './sign-in/passwords.ts'
import { resolvers as signIn } from './sign-in/resolvers.ts'
import { createKnownMembers } from './users/known-members.ts'
import { resolvers as users } from './users/resolvers.ts'
import type { UserRow } from './users/store.ts'

/** bcrypt's cost: about 200 ms on present machines. */
const passwordCost = 12
/** Counts are forgotten within the hour; then their rows only take room. */
const signInCountDays = 1

/** Users, how they sign in, and the keys that prove it. */
export const identity = defineSubgraph({
  name: 'identity',
  published: { published, eventHeads },
  slices: [users, signIn, emails, passwords, sessions],
  idempotencyKeys,
  recordKeys,
  hasAuditLog: true,
  jobs: jobTables,
  retention: { access_changes: changeDays, sign_in_counts: signInCountDays },
  rowPolicies: {
    self: (user, envelope) => (user as UserRow).id === envelope.viewer?.userId,
  },
  routes: [
    {
      path: '/.well-known/jwks.json',
      handlers: {
        async GET(_, { tokens }: Context) {
          const headers = { 'content-type': 'application/json', 'cache-control': 'public, max-age=60' }
          return { status: 200, headers, body: JSON.stringify(await tokens.jwks()) }
        },
      },
    },
  ],
  async open({ database, bus, clock, wallClock, secret, previousSecrets, publicUrl, ...runtime }) {
    const { accessTokenSeconds } = runtime
    const tokens = createTokens({
      database,
      clock,
      wallClock,
      secret,
      previousSecrets,
      issuer: publicUrl,
      accessTokenSeconds,
    })
    await tokens.check()
    const accounts = { ...defaultAccounts(publicUrl), ...runtime.accounts }
    if (accounts.signUp === 'verified' && runtime.mail?.canSend('EMAIL') !== true) {
      throw new SettingsError('SIGN_UP=verified needs letters: set SMTP_URL and MAIL_FROM')
    }
    return {
      parts: {
        passwords: createPasswords(secret, runtime.passwordCost ?? passwordCost, previousSecrets),
        tokens,
        accounts,
        breaches: accounts.breachCheck === 'off' ? noBreaches : createBreaches(publicBreaches, runtime.log),
        knownMembers: createKnownMembers(),
        wakeAccess: () => bus.wake(accessTopic('identity')),
        accessChanges: () => followAccessChanges(database.jobs, bus, 'identity'),
      },
    }
  },
})
