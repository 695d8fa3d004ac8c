// Judges codes of second factors. A proof that is right is used in the transaction of what it is for.
import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { sendNotice } from '@quintet/kit/slice/letters.ts'
import { audit } from '../audit.ts'
import type { Context } from '../context.ts'
import { readBackupCode } from './backup-codes.ts'
import { backupCodeUsed } from './notices.ts'
import { backupCodeAt, factorStates, totpRows, useBackupCode, useTotpStep } from './store.ts'

/** Uses a proof that was judged right; false when it was used meanwhile. */
export type UseProof = (writer: Writer) => Promise<boolean>

const totpColumn = 'sealed_secret'

/** A code of the authenticator app; null when it is wrong, or there is no app. */
export async function judgeTotp(context: Context, userId: string, code: string): Promise<UseProof | null> {
  const { scope, clock, totp, totpSecrets, envelope } = context
  const row = await totpRows.read(scope, userId)
  if (row?.enabledAt == null || row.sealedSecret === null) return null
  const { sealedSecret: sealed } = row
  const [secret] = await totpSecrets.open(scope, envelope.realmId, [{ recordId: userId, column: totpColumn, sealed }])
  const step = secret == null ? null : totp.stepOf(secret, code)
  if (step === null) return null
  return async (writer) => {
    const used = await writer.run(useTotpStep, { id: userId, sealed, step, at: clock.now() })
    return used.length > 0
  }
}

/** A backup code; null when it is wrong, used or replaced. */
export async function judgeBackupCode(context: Context, userId: string, code: string): Promise<UseProof | null> {
  const { scope, clock, passwords } = context
  const given = readBackupCode(code)
  const [row] = given === null ? [] : await scope.read(backupCodeAt, { ownerId: userId, slot: given.slot })
  // Without a row it takes as long.
  const stored = row === undefined ? undefined : { passwordHash: row.codeHash, passwordScheme: passwords.scheme }
  const verdict = await passwords.verify(given?.secret ?? '', stored)
  if (row === undefined || verdict === 'wrong') return null
  return async (writer) => {
    const used = await writer.run(useBackupCode, { id: row.id, at: clock.now() })
    if (used.length === 0) return false
    const [user] = await writer.read(factorStates, { ids: [userId] })
    const left = user!.backupCodesLeft
    await audit(context, writer, 'identity.backup_code.used', { userId, actorId: userId, details: { left } })
    await sendNotice(context, writer, backupCodeUsed, {
      to: user!.email,
      key: row.id,
      data: { left, clientIp: context.envelope.clientIp },
    })
    return true
  }
}
