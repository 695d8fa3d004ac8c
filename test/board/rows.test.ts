// The rows of the board: what differences make of a page, and their form as a file and as a line.
import { applied, csvOf, pointsOf, rowsOf } from '@quintet/gateway/board/rows.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const sent = (id: string, rank: number | null, value: number, name = `Person ${id}`) => {
  const [firstName = '', lastName = ''] = name.split(' ')
  return { rank, value, updatedAt: '2026-11-29T00:00:00Z', applicant: { id, profile: { firstName, lastName } } }
}
const ranked = (values: ReadonlyMap<string, number>) =>
  [...values]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? 1 : -1))
    .map(([id, value]) => ({ id, value, rank: 1 + [...values.values()].filter((other) => other > value).length }))

describe('differences', () => {
  it('lead to the board that the server has, through ties, departures and whole pages', () => {
    const board = fc
      .uniqueArray(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.nat(4)), { selector: ([id]) => id })
      .map((pairs) => new Map(pairs))
    fc.assert(
      fc.property(board, fc.array(fc.tuple(board, fc.boolean()), { maxLength: 5 }), (first, steps) => {
        let rows = rowsOf(ranked(first).map(({ id, rank, value }) => sent(id, rank, value)))
        let before = first
        for (const [next, isWhole] of steps) {
          const present = ranked(next)
          const old = new Map(ranked(before).map((row) => [row.id, row]))
          const moved = present.filter(
            ({ id, rank, value }) => isWhole || old.get(id)?.rank !== rank || old.get(id)?.value !== value,
          )
          const left = isWhole ? [] : [...before.keys()].filter((id) => !next.has(id))
          const changes = [
            ...moved.map(({ id, rank, value }) => sent(id, rank, value)),
            ...left.map((id) => sent(id, null, 0)),
          ]
          rows = applied(rows, { cursor: 'c', isWhole, changes })
          before = next
          expect(rows.map(({ id, rank, value }) => ({ id, rank, value }))).toEqual(
            present.map(({ id, rank, value }) => ({ id, rank, value })),
          )
        }
      }),
    )
  })

  it('show how far a row rose, and append to its history', () => {
    const rows = rowsOf([sent('a', 1, 90), sent('b', 2, 80)])
    const [first, second] = applied(rows, {
      cursor: 'c',
      isWhole: false,
      changes: [sent('b', 1, 95), sent('a', 2, 90)],
    })
    expect(first).toMatchObject({ id: 'b', moved: 1, history: [80, 95] })
    expect(second).toMatchObject({ id: 'a', moved: -1, history: [90] })
  })
})

it('a file quotes what must be quoted, and no name in it is a formula', () => {
  const rows = rowsOf([sent('a', 1, 90.5, '=SUM(A1)'), sent('b', 2, 80, 'O"Hara,Pat')])
  expect(csvOf(rows)).toBe(
    'rank,name,score,changed at\r\n1,\'=SUM(A1),90.5,2026-11-29T00:00:00Z\r\n2,"O""Hara,Pat",80,2026-11-29T00:00:00Z\r\n',
  )
})

it('a line stays in its box', () => {
  expect(pointsOf([5])).toBe('0.0,12.0 100.0,12.0')
  expect(pointsOf([0, 10, 5])).toBe('0.0,22.0 50.0,2.0 100.0,12.0')
})
