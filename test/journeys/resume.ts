// The promise of live scores: every change once and in order, however often a client is cut off.
import { setTimeout as pause } from 'node:timers/promises'
import { acme } from '@quintet/kit/demo/people.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { follow } from '../support/clients/socket.ts'
import { type Answer, type Json, operationText } from '../support/quintet/quintet.ts'
import type { Journey } from './journey.ts'

const category = 'personal-loan'

/** A subscriber that is cut off and resumes. */
export function resume({ form, ask, signIn, client }: Journey): void {
  let grace: string
  let recorded = 0
  /** Records one score; its cursor. */
  const record = async (): Promise<string> => {
    recorded++
    const input = { category, applicantId: acme.applicants[recorded % 12]!.id, value: recorded / 100 }
    return (await ask('RecordCreditScore', { input }, grace)).recordCreditScore.cursor
  }
  const recordMany = async (count: number): Promise<string[]> => {
    const cursors: string[] = []
    for (let i = 0; i < count; i++) cursors.push(await record())
    return cursors
  }
  const present = async (): Promise<string> =>
    (await ask('CreditLeaderboard', { category }, grace)).creditLeaderboard.changesCursor
  const cursorsOf = (events: readonly Answer[]): string[] =>
    events.map(({ data, errors }) => errors ?? data.creditScoreChanged.cursor)
  /** Stored numbers of the events of this board. */
  const kept = async (): Promise<number[]> => {
    const { ofAcme = form().admin } = form()
    const rows = await ofAcme<{ sequence: number }[]>`select sequence::int from credit.outbox
      where tenant_id = ${acme.id} and topic = 'credit.scores' and key = ${category} order by sequence`
    return rows.map(({ sequence }) => sequence)
  }

  describe('a subscriber', () => {
    beforeAll(async () => {
      grace = await signIn(acme.agent.email)
    })

    it('that was cut off receives the missed events once and in order, and then the new ones', async () => {
      const scoresAfter = async (after: string) => {
        const connection = client(grace)
        return { connection, following: await follow(connection, 'CreditScoreChanged', { category, after }) }
      }
      const numbers = await kept()
      const { connection, following: first } = await scoresAfter(await present())
      const received = await record()
      expect(cursorsOf(await first.take(1))).toEqual([received])
      connection.terminate()
      await first.ended
      const missed = await recordMany(50)
      const { following: second } = await scoresAfter(received)
      expect(cursorsOf(await second.take(50))).toEqual(missed)
      const later = await record()
      expect(cursorsOf(await second.take(51)).at(-1)).toBe(later)
      await pause(400)
      expect(second.events).toHaveLength(51)
      expect(cursorsOf(first.events)).toEqual([received])
      // In the database: 52 events, numbered without a gap after the earlier ones.
      const last = numbers.at(-1) ?? 0
      expect(await kept()).toEqual([...numbers, ...Array.from({ length: 52 }, (_, i) => last + 1 + i)])
    })

    it('of graphql-ws resumes exactly with a getter for `after`, whenever its socket breaks', async () => {
      let cursor = await present()
      const events: Answer[] = []
      const resuming = client(grace, { retryAttempts: 100, retryWait: () => pause(5), shouldRetry: () => true })
      const variables = {
        category,
        get after() {
          return cursor
        },
      }
      const stop = resuming.subscribe<Json>(
        { query: operationText('CreditScoreChanged'), variables },
        {
          next(event) {
            events.push(event as Answer)
            cursor = event.data.creditScoreChanged.cursor
          },
          error: (error) => events.push({ errors: error as never }),
          complete: () => {},
        },
      )
      const cursors: string[] = []
      for (let i = 0; i < 50; i++) {
        cursors.push(await record())
        if (i % 9 === 4) resuming.terminate()
      }
      await expect.poll(() => events.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(50)
      await pause(300)
      expect(cursorsOf(events)).toEqual(cursors)
      stop()
    })
  })
}
