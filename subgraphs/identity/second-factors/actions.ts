import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { viewerId } from '@quintet/kit/slice/context.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { type Notice, sendNotice } from '@quintet/kit/slice/letters.ts'
import { conflict, isProblem, notAllowed, type Problem, Refused } from '@quintet/kit/slice/problems.ts'
import { audit } from '../audit.ts'
import { challengeEnd, tokenInvalid, wrongProof } from '../challenges/rules.ts'
import { reserved } from '../challenges/try-code.ts'
import type { Context } from '../context.ts'
import { signedIn } from '../sessions/begin.ts'
import { addProof } from '../sessions/raise.ts'
import { recordLock } from '../sign-in/locked.ts'
import { releaseAttempt } from '../sign-in/store.ts'
import type { BackupCodes, ConfirmTotpInput, TotpDisabled, TotpStarted } from '../types.gen.ts'
import { backupCodeCost, backupCodeCount, newBackupCode, writeBackupCode } from './backup-codes.ts'
import { factorsChanged } from './changed.ts'
import { factorDemanded, refuseSecondEnrolment } from './demand.ts'
import { backupCodesCreated, totpDisabled, totpEnabled } from './notices.ts'
import {
  enableTotp,
  factorStates,
  insertBackupCode,
  lockUser,
  removeBackupCodes,
  removeTotp,
  savePendingSecret,
  type TotpEnabledRow,
  totpRows,
} from './store.ts'

const noTotp = () => conflict('No authenticator app is enabled', 'WRONG_STATUS')

/** Makes a secret that waits for its first code. A later start replaces it. */
export function startTotp(context: Context): Promise<TotpStarted | Problem> {
  const { envelope, clock, totp, totpSecrets } = context
  const id = viewerId(context)
  return change(
    context,
    'startTotp',
    {},
    {
      async work(writer) {
        await refuseSecondEnrolment(context, writer, id)
        const at = clock.now()
        const expiresAt = challengeEnd(at)
        const secret = totp.newSecret()
        const sealed = await totpSecrets.seal(
          writer,
          { ownerId: envelope.realmId, recordId: id },
          { sealed_pending_secret: secret },
        )
        await writer.run(savePendingSecret, { id, pending: sealed.sealed_pending_secret, expiresAt, at })
        const [user] = await writer.read(factorStates, { ids: [id] })
        return { secret, uri: totp.uri(secret, user!.email), expiresAt }
      },
    },
  )
}

/** Enables the app by its first code. The session has a second factor from then on. */
export async function confirmTotp(context: Context, { code }: ConfirmTotpInput): Promise<TotpEnabledRow | Problem> {
  const { scope, envelope, clock, totp, totpSecrets } = context
  const id = viewerId(context)
  const at = clock.now()
  const row = await totpRows.read(scope, id)
  const pending = row?.sealedPendingSecret ?? null
  if (pending === null || row!.pendingExpiresAt! <= at) return tokenInvalid()
  const field = { recordId: id, column: 'sealed_pending_secret', sealed: pending }
  const [secret] = await totpSecrets.open(scope, envelope.realmId, [field])
  // Counted before it is judged, like every code: another session of the user must not guess the first code of the app.
  const attempt = await reserved(context, id)
  const step = secret == null || attempt === undefined ? null : totp.stepOf(secret, code)
  if (secret == null || attempt === undefined || step === null) {
    await scope.write(async (writer) => {
      const [user] = await writer.read(factorStates, { ids: [id] })
      await recordLock(context, writer, user!, attempt?.lockedUntil ?? null, true)
    })
    return wrongProof()
  }
  await scope.write((writer) => writer.run(releaseAttempt, attempt))
  const codes = await hashedCodes(context)
  const enabled = await change(
    context,
    'confirmTotp',
    {},
    {
      async work(writer) {
        const { sealed_secret: sealed } = await totpSecrets.seal(
          writer,
          { ownerId: envelope.realmId, recordId: id },
          { sealed_secret: secret },
        )
        // Confirmed in another tab, or started anew.
        if ((await writer.run(enableTotp, { id, pending, sealed, step, at })).length === 0) {
          throw new Refused(tokenInvalid())
        }
        await storeCodes(context, writer, id, codes)
        await factorsChanged(context, writer, id)
        const session = await addProof(context, writer, 'TOTP')
        await record(context, writer, 'identity.totp.enabled', totpEnabled)
        return { session }
      },
    },
  )
  if (isProblem(enabled)) return enabled
  const tokens = await signedIn(context, enabled.session)
  return { enabledAt: at, backupCodes: codes.map(({ text }) => text), signedIn: tokens }
}

export async function disableTotp(context: Context): Promise<TotpDisabled | Problem> {
  const id = viewerId(context)
  const isDemanded = await factorDemanded(context, id)
  return change(
    context,
    'disableTotp',
    {},
    {
      async work(writer) {
        await writer.read(lockUser, { id })
        const [removed] = await writer.run(removeTotp, { id })
        // A secret that only waited is gone too.
        if (removed?.enabledAt == null) throw new Refused(noTotp())
        const [left] = await writer.read(factorStates, { ids: [id] })
        if (isDemanded && left!.passkeyCount === 0) {
          throw new Refused(notAllowed('Your tenant demands a second factor', 'FACTOR_DEMANDED'))
        }
        await writer.run(removeBackupCodes, { ownerId: id })
        await factorsChanged(context, writer, id)
        await record(context, writer, 'identity.totp.disabled', totpDisabled)
        return { disabledAt: context.clock.now() }
      },
    },
  )
}

/** Makes backup codes in place of the older ones. */
export async function createBackupCodes(context: Context): Promise<BackupCodes | Problem> {
  const id = viewerId(context)
  const codes = await hashedCodes(context)
  return change(
    context,
    'createBackupCodes',
    {},
    {
      async work(writer) {
        await writer.read(lockUser, { id })
        const [factors] = await writer.read(factorStates, { ids: [id] })
        if (factors?.totpEnabledAt == null) throw new Refused(noTotp())
        await storeCodes(context, writer, id, codes)
        await record(context, writer, 'identity.backup_codes.created', backupCodesCreated)
        return { codes: codes.map(({ text }) => text), createdAt: context.clock.now() }
      },
    },
  )
}

interface HashedCode {
  readonly text: string
  readonly slot: number
  readonly codeHash: string
}

/** New codes with their hashes, which are made before the transaction. */
async function hashedCodes({ passwords }: Context): Promise<HashedCode[]> {
  const codes: HashedCode[] = []
  // One after the other: sign-ins wait for the same places.
  for (let slot = 1; slot <= backupCodeCount; slot++) {
    const code = newBackupCode(slot)
    codes.push({ text: writeBackupCode(code), slot, codeHash: await passwords.hash(code.secret, backupCodeCost) })
  }
  return codes
}

async function storeCodes(
  { clock }: Context,
  writer: Writer,
  userId: string,
  codes: readonly HashedCode[],
): Promise<void> {
  await writer.run(removeBackupCodes, { ownerId: userId })
  const createdAt = clock.now()
  await Promise.all(
    codes.map(({ slot, codeHash }) => insertBackupCode(writer, { id: newId(), userId, slot, codeHash, createdAt })),
  )
}

/** Records a change of the caller's factors, and tells them by letter. */
async function record(
  context: Context,
  writer: Writer,
  event: 'identity.totp.enabled' | 'identity.totp.disabled' | 'identity.backup_codes.created',
  notice: Notice<{ readonly clientIp: string | null }>,
): Promise<void> {
  const userId = viewerId(context)
  const [user] = await writer.read(factorStates, { ids: [userId] })
  await audit(context, writer, event, { userId })
  await sendNotice(context, writer, notice, {
    to: user!.email,
    key: newId(),
    data: { clientIp: context.envelope.clientIp },
  })
}
