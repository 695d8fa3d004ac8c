// Tokens of interviews are made again when they are told: only their hashes are stored.
import { createHmac } from 'node:crypto'
import type { Reader } from '@quintet/drizzle/client/scope.ts'
import { hashOfToken } from '@quintet/kit/slice/one-time-tokens.ts'
import type { Context } from '../context.ts'
import { tokenHashOf } from './store.ts'

/** A token: its tenant, in which the hash is looked for, and 256 bits that follow from a name, such as an interview's id. */
export function tokenOf(key: Uint8Array, tenantId: string, name: string): string {
  const secret = createHmac('sha256', key).update(name).digest()
  return Buffer.concat([Buffer.from(tenantId.replaceAll('-', ''), 'hex'), secret]).toString('base64url')
}

/** The token of an interview under the key of its time; null when it is good no more. */
export async function tellToken(
  { interviewKeys }: Pick<Context, 'interviewKeys'>,
  reader: Reader,
  tenantId: string,
  id: string,
): Promise<string | null> {
  return tokenOfHash({ interviewKeys }, tenantId, id, await tokenHashOf(reader, id))
}

/** The token of a hash, made again under the key of its time; null without a hash. @param name what it follows from */
export function tokenOfHash(
  { interviewKeys }: Pick<Context, 'interviewKeys'>,
  tenantId: string,
  name: string,
  hash: Uint8Array | null,
): string | null {
  if (hash === null) return null
  const tokens = interviewKeys.map((key) => tokenOf(key, tenantId, name))
  return tokens.find((token) => Buffer.compare(hashOfToken(token), hash) === 0) ?? null
}
