// Tokens of interviews are made again when they are told: only their hashes are stored.
import { createHmac } from 'node:crypto'
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import type { Context } from '../context.ts'
import { tokenHashOf } from './store.ts'

/** The token of an interview: its tenant, in which the hash is looked for, and 256 bits that follow from the interview. */
export function tokenOf(key: Uint8Array, tenantId: string, interviewId: string): string {
  const secret = createHmac('sha256', key).update(interviewId).digest()
  return Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), secret]).toString('base64url')
}

/** The token of an interview under the key of its time; null when it is good no more. */
export async function tellToken(
  { interviewKeys }: Pick<Context, 'interviewKeys'>,
  reader: Reader,
  tenantId: string,
  id: string,
): Promise<string | null> {
  const hash = await tokenHashOf(reader, id)
  if (hash === null) return null
  const tokens = interviewKeys.map((key) => tokenOf(key, tenantId, id))
  return tokens.find((token) => Buffer.compare(hashOfToken(token), hash) === 0) ?? null
}
