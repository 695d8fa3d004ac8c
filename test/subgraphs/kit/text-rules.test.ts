import { emailProblems, isStorable, textProblems } from '@quintet/kit/slice/text-rules.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const isGood = (text: string | null | undefined, limits = { max: 5 }) =>
  textProblems('The text', text, limits, 'input', 'text').length === 0

describe('a text', () => {
  it.each<[string, string, boolean]>([
    ['of the most characters', 'abcde', true],
    ['of one more', 'abcdef', false],
    ['of the most characters that take two units each', '🎺🎺🎺🎺🎺', true],
    ['of one more of these', '🎺🎺🎺🎺🎺🎺', false],
    ['whose ends are spaces, which do not count', '  abcde\n', true],
    ['of spaces', ' \n ', false],
    ['of nothing', '', false],
    ['with a tab and line breaks', 'a\t\r\nb', true],
    ['with NUL', 'a\0b', false],
    ['with another control character', 'a\u001bb', false],
    ['with a control character of Latin-1', 'a\u0085b', false],
    ['that ends in half a surrogate pair', 'ab\ud83e', false],
    ['that begins with half a surrogate pair', '\udfba', false],
    ['whose surrogate halves are in the wrong order', '\udfba\ud83c', false],
  ])('%s: %j is %s', (_, text, expected) => expect(isGood(text)).toBe(expected))

  it('may be left out', () => {
    expect([isGood(null), isGood(undefined)]).toEqual([true, true])
  })

  it('may be empty where that is allowed', () => {
    expect(isGood('', { min: 0, max: 5 } as never)).toBe(true)
  })

  it('that is wrong is reported once, with its path', () => {
    expect(textProblems('The title', '\0'.repeat(9), { max: 5 }, 'input', 'title')).toEqual([
      { message: 'The title must have 1 to 5 characters', path: ['input', 'title'] },
    ])
  })

  it('comes back from UTF-8 as it was, if it can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '\ud83e', '\udfba'), (text, half) => {
        const whole = text + half
        if (isStorable(whole)) expect(Buffer.from(whole).toString()).toBe(whole)
        else expect(/[\p{Cc}\p{Cs}]/u.test(whole)).toBe(true)
      }),
    )
  })
})

describe('an e-mail address', () => {
  it.each(['ida@mail.example', 'i@a.b', "o'neil+tag@mail.example", '用户@例子.公司', ' ida@mail.example '])(
    '%j is accepted',
    (email) => expect(emailProblems(email, 'input', 'email')).toEqual([]),
  )
  it.each([
    'ida',
    'ida@',
    '@mail.example',
    'ida@mail',
    'ida@@mail.example',
    'ida n@mail.example',
    'ida@mail..example',
    'i,da@mail.example',
    'ida\0@mail.example',
    'ida\ud83e@mail.example',
    `${'i'.repeat(242)}@mail.example`,
    '',
  ])('%j is refused', (email) => {
    expect(emailProblems(email, 'input', 'email').map(({ path }) => path)).toEqual([['input', 'email']])
  })
  it.each([
    ['a zero-width space', '\u200b'],
    ['a zero-width joiner', '\u200d'],
    ['a soft hyphen', '\u00ad'],
    ['a mark of direction', '\u202e'],
    ['a variation selector', '\ufe0f'],
    ['a tag character', '\u{e0041}'],
    ['a Hangul filler', '\u3164'],
    ['a blank Braille pattern', '\u2800'],
  ])('must not contain %s, before the @ or after it', (_, character) => {
    for (const email of [`i${character}da@mail.example`, `ida@ma${character}il.example`]) {
      const problem = { message: 'The e-mail address must not contain invisible characters', path: ['input', 'email'] }
      expect(emailProblems(email, 'input', 'email')).toEqual([problem])
    }
  })
})
