// Who signs in with an account at another issuer: the user it is linked to, a new one, or none. An address never decides that,
// but where the provider alone gives it out.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import type { ExternalProvider } from '@quintet/kit/process/external-providers.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { normalEmail } from '@quintet/kit/slice/text-rules.ts'
import { audit } from '../audit.ts'
import { voidChallenges } from '../challenges/store.ts'
import type { Context } from '../context.ts'
import { verifyAddress } from '../emails/store.ts'
import { sendVerification, tellOwner } from '../emails/verification.ts'
import { voidTokens } from '../mailed-tokens/store.ts'
import { proofsChanged } from '../second-factors/changed.ts'
import { removeOtherProofs } from '../second-factors/remove-all.ts'
import { endSessionsOf } from '../sessions/end.ts'
import { insertProfile, insertUser } from '../sign-in/sign-up-store.ts'
import { identityLinked } from './notices.ts'
import { type ClaimedAccount, isAuthoritative, usableEmail } from './rules.ts'
import { identityBySubject, insertIdentity, removePassword, renewEmail, userByAddress } from './store.ts'

/** The user and the linked account that signs them in; or the code that the browser is sent back with. */
export type Arrival = { readonly userId: string; readonly identityId: string } | { readonly problem: string }

export async function arrive(
  context: Context,
  writer: Writer,
  provider: ExternalProvider,
  account: ClaimedAccount,
): Promise<Arrival> {
  const { issuer, subject } = account
  const [known] = await writer.read(identityBySubject, { issuer, subject })
  if (known !== undefined) {
    await writer.run(renewEmail, { id: known.id, email: account.email })
    if (known.userStatus !== 'ACTIVE') return { problem: 'INVALID_CREDENTIALS' }
    if (known.emailVerifiedAt === null && context.accounts.signUp === 'verified') {
      await sendVerification(context, writer, known.emailNorm)
      return { problem: 'VERIFICATION_REQUIRED' }
    }
    return { userId: known.userId, identityId: known.id }
  }
  const email = usableEmail(account)
  if (email === null) return { problem: 'EMAIL_MISSING' }
  const isProven = isAuthoritative(provider, account)
  const needsLetter = !isProven && context.accounts.signUp === 'verified'
  const [owner] = await writer.read(userByAddress, { emailNorm: normalEmail(email) })
  if (owner !== undefined) {
    if (!isProven) {
      // As for an address that is new: who asks learns nothing, and the owner is told.
      if (needsLetter) await tellOwner(context, writer, normalEmail(email))
      return { problem: needsLetter ? 'VERIFICATION_REQUIRED' : 'EMAIL_TAKEN' }
    }
    if (owner.status !== 'ACTIVE') return { problem: 'INVALID_CREDENTIALS' }
    if (owner.emailVerifiedAt === null) await takeOver(context, writer, owner.id, normalEmail(email))
    return link(context, writer, provider, account, owner)
  }
  const created = await create(context, writer, account, email, isProven)
  const arrival = await link(context, writer, provider, account, { id: created, email: null })
  return needsLetter ? { problem: 'VERIFICATION_REQUIRED' } : arrival
}

/** Links an account to a user, and tells them where they had the account here before. */
export async function link(
  context: Context,
  writer: Writer,
  { slug, name }: Pick<ExternalProvider, 'slug' | 'name'>,
  { issuer, subject, email }: Pick<ClaimedAccount, 'issuer' | 'subject' | 'email'>,
  user: { readonly id: string; readonly email: string | null },
): Promise<{ userId: string; identityId: string }> {
  const { clock, envelope } = context
  const id = newId()
  const linked = { id, userId: user.id, provider: slug, issuer, subject, email }
  await insertIdentity(writer, { ...linked, createdAt: clock.now(), lastUsedAt: null })
  const entry = {
    userId: user.id,
    actorId: user.id,
    target: { type: 'ExternalIdentity', id },
    details: { provider: slug },
  }
  await audit(context, writer, 'identity.external.linked', entry)
  await proofsChanged(context, writer, user.id)
  if (user.email !== null) {
    const data = { name, clientIp: envelope.clientIp }
    await sendNotice(context, writer, identityLinked, { to: user.email, key: id, data })
  }
  return { userId: user.id, identityId: id }
}

/** An account that someone opened with an address that is not theirs: who has the address gets it, without what was put in. */
async function takeOver(context: Context, writer: Writer, id: string, emailNorm: string): Promise<void> {
  const at = context.clock.now()
  await writer.run(removePassword, { id, at })
  await removeOtherProofs(context, writer, id)
  for (const purpose of ['VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL']) {
    await writer.run(voidTokens, { ofUserId: id, purpose, at })
  }
  await writer.run(voidChallenges, { ofUserId: id, at })
  await endSessionsOf(context, writer, id, 'taken_over')
  await writer.run(verifyAddress, { id, emailNorm, at })
  await audit(context, writer, 'identity.user.taken_over', { userId: id, actorId: id })
}

async function create(
  context: Context,
  writer: Writer,
  { firstName, lastName }: ClaimedAccount,
  email: string,
  isProven: boolean,
): Promise<string> {
  const id = newId()
  const at = context.clock.now()
  const user = {
    id,
    email,
    emailNorm: normalEmail(email),
    emailVerifiedAt: isProven ? at : null,
    username: null,
    passwordHash: null,
    passwordScheme: null,
  }
  const inserted = await writer.run(insertUser, user)
  // Another took the address a moment ago. The browser begins anew, and finds them then.
  if (inserted.length === 0) throw new Error('The address was taken meanwhile')
  await writer.run(insertProfile, { id, firstName, lastName, at })
  await audit(context, writer, 'identity.user.created', { userId: id, actorId: id })
  if (!isProven) await sendVerification(context, writer, normalEmail(email))
  return id
}
