// Expressions that tenants write: their values, their errors, and that none reaches outside or takes long.
import { evaluate, expressionFault } from '@quintet/marketplace/expressions/expression.ts'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'

const resultOf = (text: string, context: Record<string, unknown> = {}) => {
  const { value, error } = evaluate(text, context)
  expect(error).toBeNull()
  return value
}
const errorOf = (text: string, context: Record<string, unknown> = {}) => {
  const { value, error } = evaluate(text, context)
  expect(value).toBeNull()
  return error
}

describe('an expression', () => {
  test.each([
    ['prev_step.match_score >= 70', { prev_step: { match_score: 70 } }, true],
    ['prev_step.match_score >= 70', { prev_step: { match_score: 69 } }, false],
    ["if match_score > 80 then 'hard' else 'medium'", { match_score: 81 }, 'hard'],
    ["if match_score > 80 then 'hard' else 'medium'", { match_score: 80 }, 'medium'],
    ["if a then 'then' else if b then 'else' else 'if'", { a: false, b: false }, 'if'],
    ['if (if a then b else a) and not b == a then 1 else 2', { a: true, b: false }, 2],
    ['not a > 3 or b', { a: 1, b: false }, true],
    ['steps["1"].match_score * 2 + 1', { steps: { 1: { match_score: 40.5 } } }, 82],
    ['a.else + a.or', { a: { else: 1, or: 2 } }, 3],
    ['{"level": if a then 1 else 2}', { a: true }, { level: 1 }],
    ['has(a.b) ? a.b : "none"', { a: {} }, 'none'],
    ['name.lowerAscii().contains("an") && size(name) == 4', { name: 'Anna' }, true],
    ['x == "constructor"', { x: 'constructor' }, true],
  ])('%s with %j gives %j', (text, context, value) => {
    expect(resultOf(text, context)).toEqual(value)
  })

  test.each([
    ['if a then 1', 'Here else is missing (column 12)'],
    ['a +', 'Unexpected token: EOF (column 4)'],
    ['prev_step.match_score >= 70', 'no such overload: dyn<null> >= int (column 1)'],
    ['prev_step.score', 'No such key: score (column 11)'],
    ['a.matches("(a+)+$")', 'There is no function matches (column 1)'],
    ['[1, 2].all(x, x > 0)', 'There is no function all (column 1)'],
    ['b"abc"', 'This kind of value is not taken (column 1)'],
    ['nothing', 'Unknown variable: nothing (column 1)'],
    ['', 'An expression must not be empty (column 1)'],
    ['1 / 0.0', 'The result is no number'],
    [`"${'a'.repeat(1_000)}"`, 'An expression can have up to 1000 characters'],
    ['('.repeat(200), 'This is nested too deeply (column 62)'],
    ['a + '.repeat(30).concat('a'), 'An expression can have up to 20 sums (column 1)'],
  ])('%s fails with its reason', (text, error) => {
    expect(errorOf(text, { prev_step: { match_score: null }, a: true })).toContain(error)
  })

  test.each([
    'constructor',
    'a.constructor',
    'a["constructor"]',
    'a["con" + "structor"]',
    '__proto__',
    'a["__proto__"]',
    'toString',
    'a.toString',
    'valueOf',
    'a.hasOwnProperty',
  ])('%s reaches no property of a JavaScript object', (text) => {
    expect(errorOf(text, { a: {} })).not.toBeNull()
  })

  it('is refused for an unknown variable where the variables are known', () => {
    expect(expressionFault('prev.score > 1 && input.x', ['input', 'prev_step'])).toBe(
      'There is no prev here (column 1)',
    )
    expect(expressionFault('input.x', ['input'])).toBeNull()
  })

  it('does not search texts that are too long', () => {
    const context = { x: 'a'.repeat(40_000), y: `b${'a'.repeat(15_000)}` }
    expect(errorOf('x.contains(y)', context)).toContain('too long')
  })
})

/** Expressions, ordinary and malformed, over a few variables. */
const names = fc.constantFrom('input', 'prev_step', 'steps', 'x', 'list', 'text', 'constructor', '__proto__', 'nothing')
const leaf = fc.oneof(
  names,
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)),
  fc.constantFrom('true', 'false', 'null', '[]', '{}', 'b"x"', '1u'),
)
const { expression } = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression')
  const operator = fc.constantFrom(
    '+',
    '-',
    '*',
    '/',
    '%',
    '==',
    '!=',
    '<',
    '>=',
    '&&',
    '||',
    'and',
    'or',
    'in',
    '?',
    '..',
  )
  const call = fc.constantFrom(
    'size',
    'string',
    'int',
    'double',
    'has',
    'matches',
    'all',
    'map',
    'contains',
    'eval',
    'type',
  )
  return {
    expression: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      leaf,
      fc.tuple(inner, operator, inner).map((parts) => parts.join(' ')),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `if ${a} then ${b} else ${c}`),
      fc.tuple(inner, fc.oneof(names, call)).map(([a, b]) => `${a}.${b}`),
      fc.tuple(inner, inner).map(([a, b]) => `${a}[${b}]`),
      fc.tuple(call, inner).map(([a, b]) => `${a}(${b})`),
      fc.tuple(inner, call, inner).map(([a, b, c]) => `(${a}).${b}(${c})`),
      inner.map((a) => `not ${a}`),
      fc.array(inner, { maxLength: 4 }).map((list) => `[${list.join(', ')}]`),
      fc.string({ maxLength: 20 }),
    ),
  }
})

it('an expression of any form ends soon, with JSON or an error, and changes no prototype', () => {
  const context = {
    input: { jobId: 'a', deep: { list: [1, 2, { a: null }] } },
    prev_step: { match_score: 70.5, flags: ['x'] },
    steps: { 1: { match_score: 70 } },
    x: 3,
    list: Array.from({ length: 1_000 }, (_, i) => i),
    text: 'a'.repeat(10_000),
  }
  const before = Object.getOwnPropertyNames(Object.prototype).length
  const numRuns = Number(process.env.FUZZ_RUNS ?? 2_000)
  /** Milliseconds of CPU: others may use the machine too. */
  let slowest = 0
  fc.assert(
    fc.property(expression, (text) => {
      const began = process.threadCpuUsage()
      const { value, error } = evaluate(text, context)
      const { user, system } = process.threadCpuUsage(began)
      slowest = Math.max(slowest, (user + system) / 1000)
      expect(error === null || (typeof error === 'string' && value === null)).toBe(true)
      expect(JSON.stringify(value)).toBeDefined()
      if (error === null) expect(JSON.parse(JSON.stringify(value))).toEqual(value)
    }),
    { numRuns },
  )
  expect(Object.getOwnPropertyNames(Object.prototype).length).toBe(before)
  expect(slowest).toBeLessThan(50)
  if (process.env.FUZZ_RUNS !== undefined) process.stdout.write(`slowest: ${slowest} ms\n`)
}, 120_000)
