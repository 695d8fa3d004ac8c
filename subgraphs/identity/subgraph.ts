import { eventCursors, eventHeads, idempotencyKeys, published } from '@quintet/drizzle/identity/events.ts'
import * as jobTables from '@quintet/drizzle/identity/queues.ts'
import { recordKeys } from '@quintet/drizzle/identity/record-keys.ts'
import { accessTopic, changeDays, followAccessChanges } from '@quintet/kit/events/access-changes.ts'
import { defaultAccounts } from '@quintet/kit/process/account-settings.ts'
import { deriveKey } from '@quintet/kit/process/secrets.ts'
import { SettingsError } from '@quintet/kit/process/settings.ts'
import { createKeyring } from '@quintet/kit/sealed/keyring.ts'
import { recordKeyStatements } from '@quintet/kit/sealed/record-keys.ts'
import { createSealedFields } from '@quintet/kit/sealed/sealed-fields.ts'
import { defineSubgraph } from '@quintet/kit/subgraph/subgraph.ts'
import { invitationPage } from './account-pages/invitation.ts'
import { resolvers as addresses } from './addresses/resolvers.ts'
import { createKeyHashes } from './api-keys/hashes.ts'
import { resolvers as apiKeys } from './api-keys/resolvers.ts'
import { resolvers as breakGlass } from './break-glass/resolvers.ts'
import { resolvers as challenges } from './challenges/resolvers.ts'
import { resolvers as contacts } from './contacts/resolvers.ts'
import type { Context } from './context.ts'
import { verifyEmailPage } from './emails/page.ts'
import { resolvers as emails } from './emails/resolvers.ts'
import { createProviders } from './external-identities/providers.ts'
import { resolvers as externalIdentities } from './external-identities/resolvers.ts'
import { externalRoute } from './external-identities/routes.ts'
import { resolvers as impersonations } from './impersonations/resolvers.ts'
import { noPlaces, openPlaces } from './login-history/places.ts'
import { resolvers as loginHistory } from './login-history/resolvers.ts'
import { loginMonths } from './login-history/store.ts'
import { createProvider } from './oauth/provider.ts'
import { resolvers as oauth } from './oauth/resolvers.ts'
import { oauthRoutes } from './oauth/routes.ts'
import { resolvers as passkeys } from './passkeys/resolvers.ts'
import { createWebAuthn } from './passkeys/web-authn.ts'
import { resetPasswordPage } from './passwords/page.ts'
import { resolvers as passwords } from './passwords/resolvers.ts'
import { resolvers as preferences } from './preferences/resolvers.ts'
import { resolvers as rememberedDevices } from './remembered-devices/resolvers.ts'
import { resolvers as secondFactors } from './second-factors/resolvers.ts'
import { createTotp } from './second-factors/totp.ts'
import { resolvers as securityAudit } from './security-audit/resolvers.ts'
import { auditReader } from './security-audit/store.ts'
import { sessionRefreshRoute, sessionRoute } from './sessions/cookie-routes.ts'
import { resolvers as sessions } from './sessions/resolvers.ts'
import { createTokens } from './sessions/tokens.ts'
import { createBreaches, noBreaches, publicBreaches } from './sign-in/breaches.ts'
import { createPasswords } from './sign-in/passwords.ts'
import { resolvers as signIn } from './sign-in/resolvers.ts'
import { signInRoute } from './sign-in-page/routes.ts'
import { resolvers as userAccounts } from './user-accounts/resolvers.ts'
import { scrubbingQueue } from './user-accounts/scrub.ts'
import { sealedTable } from './user-accounts/sealed.ts'
import { queues as exportQueues } from './user-exports/jobs.ts'
import { collectPersonalData } from './user-exports/personal-data.ts'
import { resolvers as userExports } from './user-exports/resolvers.ts'
import { exportRoute } from './user-exports/routes.ts'
import { consumers as userConsumers } from './users/events.ts'
import { createKnownMembers } from './users/known-members.ts'
import { resolvers as users } from './users/resolvers.ts'
import type { UserRow } from './users/store.ts'

/** bcrypt's cost: about 200 ms on present machines. */
const passwordCost = 12
/** Counts are forgotten within the hour; then their rows only take room. */
const signInCountDays = 1

/** Challenges are over after minutes. */
const challengeDays = 1
/** Longer than the longest that the OpenID provider remembers. */
const oauthRecordDays = 32
/** Statements over the keys of sealed columns. */
const keyStatements = recordKeyStatements(recordKeys, 'realmId')

/** Users, how they sign in, and the keys that prove it. */
export const identity = defineSubgraph({
  name: 'identity',
  published: { published, eventHeads },
  slices: [
    users,
    addresses,
    contacts,
    { resolvers: userAccounts, queues: [scrubbingQueue] },
    preferences,
    loginHistory,
    securityAudit,
    { resolvers: userExports, queues: exportQueues },
    signIn,
    emails,
    passwords,
    challenges,
    secondFactors,
    passkeys,
    rememberedDevices,
    sessions,
    impersonations,
    breakGlass,
    oauth,
    apiKeys,
    externalIdentities,
  ],
  consumers: { list: userConsumers, cursors: eventCursors },
  idempotencyKeys,
  recordKeys,
  hasAuditLog: true,
  jobs: jobTables,
  retention: {
    access_changes: changeDays,
    sign_in_counts: signInCountDays,
    challenges: challengeDays,
    oauth_records: oauthRecordDays,
    external_attempts: challengeDays,
  },
  monthRetention: { login_history: loginMonths },
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
    verifyEmailPage,
    invitationPage,
    resetPasswordPage,
    exportRoute,
    ...oauthRoutes,
    externalRoute,
    sessionRoute,
    sessionRefreshRoute,
    signInRoute,
  ],
  personalData: collectPersonalData,
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
    const ring = createKeyring([secret, ...(previousSecrets ?? [])], runtime.sealingKeys)
    return {
      parts: {
        passwords: createPasswords(secret, runtime.passwordCost ?? passwordCost, previousSecrets),
        tokens,
        accounts,
        breaches: accounts.breachCheck === 'off' ? noBreaches : createBreaches(publicBreaches, runtime.log),
        totp: createTotp(wallClock),
        totpSecrets: createSealedFields(keyStatements, ring, 'totp_secrets'),
        webAuthn: createWebAuthn(publicUrl),
        oauthProvider: createProvider(
          { issuer: publicUrl, secret, previousSecrets: previousSecrets ?? [] },
          tokens.privateJwks,
        ),
        wallClock,
        knownMembers: createKnownMembers(),
        sealedUsers: createSealedFields(keyStatements, ring, sealedTable),
        places: accounts.geoDatabase === null ? noPlaces : await openPlaces(accounts.geoDatabase, runtime.log),
        readAudit: auditReader(database),
        files: runtime.files ?? null,
        linkKey: deriveKey(secret, 'links to exports'),
        publicUrl,
        providers: createProviders(accounts.externalProviders, clock),
        keyHashes: createKeyHashes([secret, ...(previousSecrets ?? [])]),
        codeKey: deriveKey(secret, 'codes'),
        wakeAccess: () => bus.wake(accessTopic('identity')),
        accessChanges: () => followAccessChanges(database.jobs, bus, 'identity'),
      },
    }
  },
})
