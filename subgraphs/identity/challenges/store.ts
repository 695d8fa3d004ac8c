import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { challenges } from '@quintet/drizzle/identity/challenges.ts'
import { type RowOf, realmRows } from '@quintet/kit/slice/rows.ts'
import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm'
import { maxTries } from './rules.ts'

const columns = {
  id: challenges.id,
  userId: challenges.userId,
  passkeyChallenge: challenges.passkeyChallenge,
  tenantId: challenges.tenantId,
  sessionId: challenges.sessionId,
  methods: challenges.methods,
  details: challenges.details,
}
const rows = realmRows(challenges, columns)
export type ChallengeRow = RowOf<typeof rows>

export const insertChallenge = rows.insert({ defaults: ['tries', 'usedAt'] })

const challengeSlots = { tokenHash: slot.bytes, kind: slot.text, at: slot.instant }

/** A challenge that can be completed. */
export const openChallenge = statement(challengeSlots, (db, p) =>
  db
    .select(columns)
    .from(challenges)
    .where(
      and(
        eq(challenges.realmId, p.realmId),
        eq(challenges.tokenHash, p.tokenHash as never),
        eq(challenges.kind, p.kind as never),
        isNull(challenges.usedAt),
        gt(challenges.expiresAt, p.at as never),
        lt(challenges.tries, maxTries),
      ),
    ),
)

/** Counts a try before its proof is judged. No row: there is no such challenge, it is over, or has no try left. */
export const tryChallenge = statement(challengeSlots, (db, p) =>
  db
    .update(challenges)
    .set({ tries: sql`${challenges.tries} + 1` })
    .where(
      and(
        eq(challenges.realmId, p.realmId),
        eq(challenges.tokenHash, p.tokenHash as never),
        eq(challenges.kind, p.kind as never),
        isNull(challenges.usedAt),
        gt(challenges.expiresAt, p.at as never),
        lt(challenges.tries, maxTries),
      ),
    )
    .returning(columns),
)

/** Completes a challenge; no row when it was completed meanwhile. */
export const useChallenge = statement({ id: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(challenges)
    .set({ usedAt: p.at as never })
    .where(and(eq(challenges.realmId, p.realmId), eq(challenges.id, p.id), isNull(challenges.usedAt)))
    .returning({ id: challenges.id }),
)

/** Ends the sign-ins that a user has begun: what was proved for them counts no more. */
export const voidChallenges = statement({ ofUserId: slot.uuid, at: slot.instant }, (db, p) =>
  db
    .update(challenges)
    .set({ usedAt: p.at as never })
    .where(
      and(
        eq(challenges.realmId, p.realmId),
        eq(challenges.userId, p.ofUserId as never),
        inArray(challenges.kind, ['SIGN_IN', 'PASSKEY_SIGN_IN', 'EXTERNAL', 'EXTERNAL_LINK']),
        isNull(challenges.usedAt),
      ),
    ),
)
