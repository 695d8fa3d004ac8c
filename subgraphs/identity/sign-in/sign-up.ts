import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { needLetters } from '@quintet/kit/slice/letters.ts'
import {
  conflict,
  invalidUnlessEmpty,
  notAllowed,
  notFoundProblem,
  type Problem,
  Refused,
} from '@quintet/kit/slice/problems.ts'
import { normalEmail } from '@quintet/kit/slice/text-rules.ts'
import { breaksUnique } from '@quintet/kit/wire/errors.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { sendVerification, tellOwner, verificationRequired } from '../emails/verification.ts'
import { inRealmOfTenant, ownTenant } from '../realms/context.ts'
import { beginSession, passwordProof, signedIn } from '../sessions/begin.ts'
import type { SignedInRow } from '../sessions/store.ts'
import type { SignUpInput, VerificationRequired } from '../types.gen.ts'
import { weaknessOf } from './new-passwords.ts'
import { normalUsername, signUpProblems, wordsOf } from './rules.ts'
import { insertProfile, insertUser, isUsernameTaken, usernameIndex } from './sign-up-store.ts'

/** For demo data: the user's id, and an address that needs no letter. */
interface SignUpOptions {
  readonly id?: string
  readonly isVerified?: boolean
}

/**
 * Creates a user. With SIGN_UP=direct they are signed in; with verified they get a letter first, and known and unknown
 * addresses get the same answer by the same work.
 */
export async function signUp(
  caller: Context,
  input: SignUpInput,
  { id = newId(), isVerified = false }: SignUpOptions = {},
): Promise<SignedInRow | VerificationRequired | Problem> {
  const context = await inRealmOfTenant(caller, input.tenantSlug)
  const problems = signUpProblems(input)
  if (!problems.some(({ path }) => path.includes('password'))) {
    problems.push(...(await weaknessOf(context, input.password, wordsOf(input))))
  }
  const invalid = invalidUnlessEmpty(problems)
  if (invalid !== null) return invalid
  const refused = input.tenantSlug == null ? null : await refusalInTenant(context, input.email)
  if (refused !== null) return refused
  const isDirect = isVerified || context.accounts.signUp === 'direct'
  if (!isDirect) needLetters(context)
  const user = await newUser(context, input, id, isVerified)
  try {
    if (!isDirect) {
      await context.scope.write((writer) => createOrTell(context, writer, user))
      return verificationRequired(input.email)
    }
    const session = await context.scope.write(async (writer) => {
      await create(context, writer, user)
      if (!isVerified) await sendVerification(context, writer, user.emailNorm)
      return beginSession(context, writer, id, null, passwordProof(context.clock.now()))
    })
    return signedIn(context, session)
  } catch (error) {
    if (error instanceof Refused) return error.problem
    if (breaksUnique(error, usernameIndex)) return usernameTaken()
    throw error
  }
}

/** Why a person cannot sign up in a tenant: it has no people of its own, or did not invite their address. Null where they can. */
async function refusalInTenant(context: Context, email: string): Promise<Problem | null> {
  const tenantId = ownTenant(context)
  if (tenantId === null) {
    return notFoundProblem('There is no such tenant that people can sign up in', ['input', 'tenantSlug'])
  }
  if (await context.peers.isInvited(tenantId, normalEmail(email))) return null
  return notAllowed('The tenant has not invited this address', 'NOT_INVITED', ['input', 'email'])
}

const usernameTaken = () => conflict('This username is already in use', 'USERNAME_TAKEN', ['input', 'username'])

type NewUser = Awaited<ReturnType<typeof newUser>>

async function newUser({ passwords, clock }: Context, input: SignUpInput, id: string, isVerified: boolean) {
  return {
    id,
    email: input.email.trim(),
    emailNorm: normalEmail(input.email),
    emailVerifiedAt: isVerified ? clock.now() : null,
    username: input.username == null ? null : normalUsername(input.username),
    firstName: input.firstName.trim(),
    lastName: input.lastName.trim(),
    passwordHash: await passwords.hash(input.password),
    passwordScheme: passwords.scheme,
  }
}

/** Creates the user, unless their address has one: then nothing is inserted. Throws Refused for a username that is taken. */
async function insert(writer: Writer, { firstName, lastName, ...user }: NewUser, at: Date): Promise<boolean> {
  const { id, username } = user
  // Before the address is looked at: what is refused for the username is refused for every address.
  const taken = await writer.read(isUsernameTaken, { username })
  if (taken.length > 0) throw new Refused(usernameTaken())
  const created = await writer.run(insertUser, user)
  await writer.run(insertProfile, { id, firstName, lastName, at })
  return created.length > 0
}

async function create(context: Context, writer: Writer, user: NewUser): Promise<void> {
  if (!(await insert(writer, user, context.clock.now()))) {
    throw new Refused(conflict('This address is already in use', 'EMAIL_TAKEN', ['input', 'email']))
  }
  await audit(context, writer, 'identity.user.created', { userId: user.id, actorId: user.id })
}

/** Creates a user who verifies their address first, or tells the user who has it already. */
async function createOrTell(context: Context, writer: Writer, user: NewUser): Promise<void> {
  const isNew = await insert(writer, user, context.clock.now())
  const entry = isNew ? { userId: user.id, actorId: user.id } : { userId: null }
  await audit(context, writer, isNew ? 'identity.user.created' : 'identity.sign_up.refused', entry)
  if (isNew) await sendVerification(context, writer, user.emailNorm)
  else await tellOwner(context, writer, user.emailNorm)
}
