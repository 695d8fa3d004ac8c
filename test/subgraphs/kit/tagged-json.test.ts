import { fromTagged, toTagged } from '@quintet/kit/slice/tagged-json.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const throughJson = (value: unknown) => fromTagged(JSON.parse(JSON.stringify(toTagged(value))))

it('tagged JSON returns every value of JSON, dates and bigints, whatever the keys are called', () => {
  const key = fc.oneof(fc.string(), fc.constantFrom('$date', '$bigint', '$object', '$'))
  const leaf = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.bigInt(),
    fc.date({ noInvalidDate: true }),
  )
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.array(tie('value')),
      fc.dictionary(key, tie('value'), { noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(value, (each) => {
      expect(throughJson(each)).toEqual(each)
    }),
  )
})

it('tagged JSON leaves out what is undefined, as JSON does', () => {
  expect(throughJson({ a: undefined, b: 1 })).toEqual({ b: 1 })
})

it.each([new Map(), Buffer.from('x'), new Error('x')])(
  'tagged JSON refuses %s, which would come back as something else',
  (value) => {
    expect(() => toTagged({ value })).toThrow('Only JSON, dates and bigints can be kept')
  },
)
