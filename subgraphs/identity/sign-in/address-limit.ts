// How often one address may try to sign in. What led somewhere is not counted, so that many people behind one address can
// sign in; guesses and letters are. The counts lie in the database: all processes and all forms of the start have it, and
// beside a password's hash one statement more does not matter.
import { slot, statement } from '@quintet/drizzle/client/statement.ts'
import { signInCounts } from '@quintet/drizzle/identity/sign-in-counts.ts'
import { isProblem } from '@quintet/kit/slice/problems.ts'
import { refusedForNow } from '@quintet/kit/wire/errors.ts'
import { networkOf } from '@quintet/kit/wire/network.ts'
import { and, eq, sql } from 'drizzle-orm'
import type { Context } from '../context.ts'

/** An attempt is forgotten after this. */
const forgottenSeconds = 60
/** The first wait; each further attempt doubles it. */
const firstWaitSeconds = 2
const maxWaitSeconds = 900

const seconds = (count: unknown) => sql`${count} * interval '1 second'`

/** Counts an attempt of a network, unless it has to wait: then there is no row. */
const countAttempt = statement(
  { network: slot.text, free: slot.int, at: slot.instant },
  (db, { realmId, network, free, at: instant }) => {
    const at = sql`${instant}::timestamptz`
    const clearAt = sql`greatest(${signInCounts.clearAt}, ${at}) + ${seconds(sql.raw(`${forgottenSeconds}`))}`
    const beyond = (clear: typeof at) =>
      sql`ceil(extract(epoch from ${clear} - ${at}) / ${sql.raw(`${forgottenSeconds}`)}) - ${free}::int`
    const blockedUntil = (clear: typeof at) =>
      sql`case when ${beyond(clear)} < 0 then null else ${at} + ${seconds(
        sql`least(power(2, least(${beyond(clear)}, 20)) * ${sql.raw(`${firstWaitSeconds}`)}, ${sql.raw(`${maxWaitSeconds}`)})`,
      )} end`
    const first = sql`${at} + ${seconds(sql.raw(`${forgottenSeconds}`))}`
    return db
      .insert(signInCounts)
      .values({ realmId, network, clearAt: first, blockedUntil: blockedUntil(first), createdAt: at })
      .onConflictDoUpdate({
        target: [signInCounts.realmId, signInCounts.network],
        set: { clearAt, blockedUntil: blockedUntil(clearAt) },
        setWhere: sql`${signInCounts.blockedUntil} is null or ${signInCounts.blockedUntil} <= ${at}`,
      })
      .returning({ blockedUntil: signInCounts.blockedUntil })
  },
)

const blockOf = statement({ network: slot.text }, (db, p) =>
  db
    .select({ blockedUntil: signInCounts.blockedUntil })
    .from(signInCounts)
    .where(and(eq(signInCounts.realmId, p.realmId), eq(signInCounts.network, p.network))),
)

/** Takes back an attempt, and the wait that it caused, but not one that another attempt has caused. */
const forgetAttempt = statement({ network: slot.text, blockedUntil: slot.nullable(slot.instant) }, (db, p) =>
  db
    .update(signInCounts)
    .set({
      clearAt: sql`${signInCounts.clearAt} - ${seconds(sql.raw(`${forgottenSeconds}`))}`,
      blockedUntil: sql`nullif(${signInCounts.blockedUntil}, ${p.blockedUntil}::timestamptz)`,
    })
    .where(and(eq(signInCounts.realmId, p.realmId), eq(signInCounts.network, p.network))),
)

/** Does what an address may not try too often. Throws RATE_LIMITED where it has to wait. An outcome without a problem is not counted. */
export async function limitedAttempt<Outcome extends object>(
  context: Context,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  const attempt = await counted(context)
  const outcome = await work()
  if (attempt !== null && !isProblem(outcome)) {
    await context.scope.write((writer) => writer.run(forgetAttempt, attempt))
  }
  return outcome
}

/** The same of what an address may not do too often, whatever comes of it: requests for letters. */
export async function limitedRequest<Outcome>(context: Context, work: () => Promise<Outcome>): Promise<Outcome> {
  await counted(context)
  return work()
}

/** Counts an attempt of the caller's network; null where there is no limit. */
async function counted({ scope, clock, envelope, accounts }: Context) {
  const { signInsPerAddress: free } = accounts
  if (free === 0 || envelope.clientIp === null) return null
  const network = networkOf(envelope.clientIp)
  const at = clock.now()
  const [row] = await scope.write((writer) => writer.run(countAttempt, { network, free, at }))
  if (row !== undefined) return { network, blockedUntil: row.blockedUntil }
  const [block] = await scope.read(blockOf, { network })
  const left = Math.ceil(((block?.blockedUntil ?? at).getTime() - at.getTime()) / 1000)
  const wait = Math.max(1, left)
  throw refusedForNow('RATE_LIMITED', `Too many attempts from this address: try again in ${wait} s`, wait)
}
