import { randomUUID } from 'node:crypto'
import {
  changeCursor,
  changeSequence,
  connection,
  isUuid,
  pageCursor,
  pageKey,
  pageOfList,
  pageSize,
} from '@quintet/kit/slice/pages.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const badInput = expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })
const raw = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const id = '01900000-abcd-7000-8000-00000000000e'
const attempt = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

describe('a page', () => {
  it.each([
    [undefined, 20],
    [null, 20],
    [1, 1],
    [100, 100],
  ])('with first: %j has at most %i items', (first, size) => {
    expect(pageSize({ first })).toBe(size)
  })

  it.each([0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of %d items is refused', (first) => {
    expect(attempt(() => pageSize({ first }))).toEqual(badInput)
  })

  it('says correctly whether there is more on either side', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 10 }), fc.boolean(), (rows, size, isFirst) => {
        const page = connection(rows.slice(0, size + 1), size, isFirst, String)
        expect(page.nodes).toEqual(rows.slice(0, size))
        expect(page.edges.map(({ node, cursor }) => [node, cursor])).toEqual(page.nodes.map((row) => [row, `${row}`]))
        expect(page.pageInfo).toEqual({
          hasNextPage: rows.length > size,
          hasPreviousPage: !isFirst,
          startCursor: page.edges[0]?.cursor ?? null,
          endCursor: page.edges.at(-1)?.cursor ?? null,
        })
      }),
    )
  })
})

describe('a list that is known whole', () => {
  const all = ['a', 'b', 'c']
  const page = (args: object) => pageOfList(args, all, String)

  it('is walked page by page, with how many there are', () => {
    const first = page({ first: 2 })
    expect([first.nodes, first.totalCount, first.pageInfo.hasNextPage]).toEqual([['a', 'b'], 3, true])
    const next = page({ first: 2, after: first.pageInfo.endCursor })
    expect([next.nodes, next.totalCount, next.pageInfo.hasNextPage]).toEqual([['c'], 3, false])
    expect([first.pageInfo.hasPreviousPage, next.pageInfo.hasPreviousPage]).toEqual([false, true])
  })

  it('refuses a cursor of an item that it does not have', () => {
    for (const after of [pageCursor('d'), pageCursor(1), raw(['page']), 'x'])
      expect(attempt(() => page({ after }))).toEqual(badInput)
  })
})

describe('a page cursor', () => {
  it('gives back the key that it was made of', () => {
    const anyText = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed())
    const number = fc.integer({ min: -(2 ** 31 - 1), max: 2 ** 31 - 1 })
    fc.assert(
      fc.property(number, anyText, fc.uuid(), (count, text, uuid) => {
        const after = pageCursor(count, text, uuid)
        expect(pageKey({ after }, ['number', 'text', 'uuid'])).toEqual([Object.is(count, -0) ? 0 : count, text, uuid])
      }),
    )
  })

  it('is null where none is given', () => {
    expect(pageKey({}, ['uuid'])).toBeNull()
    expect(pageKey({ after: null }, ['uuid'])).toBeNull()
  })

  it.each<[string, string]>([
    ['is empty', ''],
    ['is no base64', '%%%'],
    ['is no JSON', Buffer.from('nonsense').toString('base64url')],
    ['is no list', raw({ 0: 'page', 1: id })],
    ['is null', raw(null)],
    ['is a bare text', raw('page')],
    ['is an empty list', raw([])],
    ['has no key', raw(['page'])],
    ['has a part too many', raw(['page', id, 1])],
    ['is of another kind', raw(['pages', id])],
    ['has a kind that is no text', raw([['page'], id])],
    ['holds null', raw(['page', null])],
    ['holds an object', raw(['page', { id }])],
    ['holds a list', raw(['page', [id]])],
    ['holds true', raw(['page', true])],
    ['holds a number for an id', raw(['page', 1])],
    ['holds what is no id', raw(['page', 'x'])],
    ['holds an id in capitals', raw(['page', id.toUpperCase()])],
    ['is an id itself', id],
  ])('that %s is refused', (_, after) => {
    expect(attempt(() => pageKey({ after }, ['uuid']))).toEqual(badInput)
  })

  it.each([1.5, Number.MAX_SAFE_INTEGER, 2 ** 31, -(2 ** 31) - 1, 1e300])(
    'with the number %d, which no column of ours can hold, is refused',
    (number) => {
      expect(attempt(() => pageKey({ after: raw(['page', number]) }, ['number']))).toEqual(badInput)
    },
  )

  it('of any text is refused or read, without an error of another kind', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (after) => {
          const key = attempt(() => pageKey({ after }, ['uuid']))
          if (!Array.isArray(key)) expect(key).toEqual(badInput)
        },
      ),
    )
  })
})

describe('a change cursor', () => {
  it('gives back its number to its own stream', () => {
    fc.assert(
      fc.property(fc.nat(), (sequence) => {
        expect(
          changeSequence(changeCursor('credit.scores', 'personal-loan', sequence), 'credit.scores', 'personal-loan'),
        ).toBe(sequence)
      }),
    )
    expect(changeSequence(null, 't', 'k')).toBeNull()
    expect(changeSequence(undefined, 't', 'k')).toBeNull()
  })

  it.each<[string, string]>([
    ['of another topic', changeCursor('other', 'k', 1)],
    ['of another key', changeCursor('t', 'other', 1)],
    ['with a negative number', changeCursor('t', 'k', -1)],
    ['with a fraction', changeCursor('t', 'k', 1.5)],
    ['with text for a number', raw(['change', 't', 'k', '1'])],
    ['without a number', raw(['change', 't', 'k'])],
    ['that is empty', ''],
    ['that is nonsense', 'x'],
  ])('%s is refused', (_, after) => {
    expect(attempt(() => changeSequence(after, 't', 'k'))).toEqual(badInput)
  })
})

describe('the two kinds of cursor', () => {
  it('are never accepted for each other, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (topic, key, number) => {
        const change = changeCursor(topic, key, number)
        expect(attempt(() => pageKey({ after: change }, ['text', 'text', 'number']))).toEqual(badInput)
        const page = pageCursor(topic, key, number)
        expect(attempt(() => changeSequence(page, topic, key))).toEqual(badInput)
      }),
    )
  })

  it('say which of them was given', () => {
    const error = attempt(() => pageKey({ after: changeCursor('t', 'k', 1) }, ['uuid'])) as Error
    expect(error.message).toContain('a changesCursor cannot page')
    const other = attempt(() => changeSequence(pageCursor(id), 't', 'k')) as Error
    expect(other.message).toContain('an endCursor cannot resume')
  })
})

describe('an id', () => {
  it.each([id, randomUUID(), '00000000-0000-0000-0000-000000000000'])('%s is accepted', (text) => {
    expect(isUuid(text)).toBe(true)
  })
  it.each([
    '',
    'x',
    id.toUpperCase(),
    `${id}0`,
    ` ${id}`,
    `${id}\n`,
    `{${id}}`,
    id.replaceAll('-', ''),
    `urn:uuid:${id}`,
  ])('%j is refused', (text) => {
    expect(isUuid(text)).toBe(false)
  })
})
