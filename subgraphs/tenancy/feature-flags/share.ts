import { createHash } from 'node:crypto'

/** Where a member stands among all members for one flag, from 0 to 100: always the same, and for each flag another place. */
export function shareOf(key: string, userId: string): number {
  const digest = createHash('sha256').update(`${key} ${userId}`).digest()
  return (digest.readUInt32BE(0) / 2 ** 32) * 100
}
