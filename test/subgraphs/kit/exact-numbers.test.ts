// Exact numbers: text for which JSON.parse has no number comes out of JSON.stringify as it was.
import { copyJson, isExactNumber, numberOf, parseExactly } from '@quintet/kit/wire/exact-numbers.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

it.each(['9007199254740993', '1.0', '1.10', '-0', '1e3', '1E+400', '0.10e-2'])(
  'parsing and writing keeps %s',
  (text) => {
    expect(isExactNumber(parseExactly(text))).toBe(true)
    expect(JSON.stringify(copyJson({ in: [parseExactly(text)] }))).toBe(`{"in":[${text}]}`)
    expect(numberOf(parseExactly(text))).toBe(JSON.parse(text))
  },
)
it.each(['1', '-1.5', '0', '9007199254740991', '"1.0"', 'null', 'true'])(
  'parsing %s gives the same value as JSON.parse',
  (text) => {
    expect(parseExactly(text)).toBe(JSON.parse(text))
  },
)
it('any JSON is written as it was, copied or not', () => {
  const number = fc.tuple(fc.integer(), fc.nat()).map(([whole, fraction]) => `${whole}.${fraction}0`)
  const { json } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      number,
      fc.string().map((text) => JSON.stringify(text)),
      fc.array(tie('json'), { maxLength: 3 }).map((members) => `[${members}]`),
      fc.array(tie('json'), { maxLength: 3 }).map((members) => `{${members.map((each, i) => `"${i}":${each}`)}}`),
      fc.constant('{"__proto__":{"n":1.0}}'),
    ),
  }))
  fc.assert(
    fc.property(json, (text) => {
      expect(JSON.stringify(parseExactly(text))).toBe(text)
      expect(JSON.stringify(copyJson(parseExactly(text)))).toBe(text)
      expect(JSON.stringify(copyJson(JSON.parse(text)))).toBe(JSON.stringify(JSON.parse(text)))
    }),
  )
})
