// The best of a board, all first and then as differences, to subscribers that share a stream.
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { follow, stockClient } from '../../support/clients/socket.ts'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

const category = 'personal-loan'
let quintet: TestQuintet
beforeAll(async () => {
  quintet = await startTestQuintet()
})
afterAll(() => quintet?.stop())

test('each subscriber that begins with an empty cursor gets a whole page first, however late it joins', async () => {
  const grace = await quintet.signIn(acme.agent.email)
  const text = `subscription ($category: String!, $after: String) { leaderboardChanged(category: $category, top: 5, after: $after) {
    cursor isWhole changes { rank previousRank applicant { id } } } }`
  const record = async (value: number) => {
    const input = { category, applicantId: acme.applicants[0]!.id, value }
    const text = 'mutation ($input: RecordCreditScoreInput!) { recordCreditScore(input: $input) { __typename } }'
    expect((await quintet.gql(text, { input }, grace)).data).toEqual({
      recordCreditScore: { __typename: 'CreditScoreRecorded' },
    })
  }
  const begin = async () => follow(stockClient(quintet, grace), text, { category, after: '' })
  const first = await begin()
  const diff = async (of: typeof first, n: number) => (await of.take(n))[n - 1]?.data.leaderboardChanged
  expect(await diff(first, 1)).toMatchObject({ isWhole: true, changes: { length: 5 } })
  await record(99.9)
  expect(await diff(first, 2)).toMatchObject({ isWhole: false })
  const second = await begin()
  expect(await diff(second, 1)).toMatchObject({ isWhole: true, changes: { 0: { rank: 1 }, length: 5 } })
  await record(1)
  for (const [each, n] of [
    [first, 3],
    [second, 2],
  ] as const) {
    expect((await diff(each, n)).changes.at(-1)).toMatchObject({
      rank: null,
      applicant: { id: acme.applicants[0]!.id },
    })
    each.stop()
  }
})
