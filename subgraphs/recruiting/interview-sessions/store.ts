import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { tokenTries } from '@quintet/drizzle/recruiting/interview-sessions.ts'
import { eq, sql } from 'drizzle-orm'

const seconds = (count: unknown) => sql`${count} * interval '1 second'`

/** When all tries of a network are forgotten. */
export const triesOf = statement({ network: slot.text }, (db, p) =>
  db.select({ clearAt: tokenTries.clearAt }).from(tokenTries).where(eq(tokenTries.network, p.network)),
)

/** Counts a try of a network, unless it has had all that it may: then there is no row. */
export const countTry = statement(
  { network: slot.text, each: slot.int, most: slot.int, at: slot.instant },
  (db, { network, each, most, at: instant }) => {
    const at = sql`${instant}::timestamptz`
    const step = seconds(sql`${each}::int`)
    return db
      .insert(tokenTries)
      .values({ network, clearAt: sql`${at} + ${step}`, createdAt: at })
      .onConflictDoUpdate({
        target: tokenTries.network,
        set: { clearAt: sql`greatest(${tokenTries.clearAt}, ${at}) + ${step}` },
        setWhere: sql`${tokenTries.clearAt} + ${step} <= ${at} + ${seconds(sql`${most}::int`)}`,
      })
      .returning({ clearAt: tokenTries.clearAt })
  },
)
