// docs/security.md names a test for each requirement that is met. They must exist, and no requirement may be left out.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const page = new URL('../../docs/security.md', import.meta.url)

/** How many requirements of level 1 and 2 a section of OWASP ASVS 5.0.0 has; they are its first ones. 8.3.2 is of level 3. */
const sections: Readonly<Record<string, number>> = {
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '6.6': 3,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 2,
  '8.4': 1,
  '9.1': 3,
  '9.2': 4,
  '10.1': 2,
  '10.2': 2,
  '10.3': 4,
  '10.4': 11,
  '10.5': 5,
  '10.6': 2,
  '10.7': 3,
}
const wanted = Object.entries(sections).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, i) => `${section}.${i + 1}`),
)

interface Requirement {
  readonly number: string
  readonly how: string
  /** Files and titles of the last cell. */
  readonly shown: { readonly file: string; readonly title: string }[]
}

/** `[name](../file) `title` `title`` */
const namedTests = /\[[\w-]+\]\(([^)]+)\)((?: `[^`]+`)+)/g

function requirementsIn(text: string): Requirement[] {
  const rows = text.split('\n').map((line) => line.split(' | '))
  return rows.flatMap(([first = '', , , how = '', last = '']) => {
    const number = /^\| (\d+\.\d+\.\d+)$/.exec(first)?.[1]
    if (number === undefined) return []
    const shown = [...last.matchAll(namedTests)].flatMap(([, file = '', titles = '']) =>
      [...titles.matchAll(/`([^`]+)`/g)].map(([, title = '']) => ({ file, title })),
    )
    return [{ number, how, shown }]
  })
}

/** What stands in a file as the title of a test: a string before a function. */
function titlesIn(file: string): Set<string> {
  const text = readFileSync(fileURLToPath(new URL(file, page)), 'utf8')
  const titles = text.matchAll(/(?<!describe(?:\.\w+)?)\(\s*'([^'\n]+)',\s*(?:\{[^}]*\},\s*)?(?:async )?\(/g)
  return new Set([...titles].map(([, title = '']) => title))
}

const missingIn = (requirements: Requirement[]): string[] =>
  requirements.flatMap(({ number, shown }) =>
    shown.filter(({ file, title }) => !titlesIn(file).has(title)).map(({ title }) => `${number}: ${title}`),
  )

const requirements = requirementsIn(readFileSync(page, 'utf8'))

test('the page has each requirement of its chapters, once', () => {
  expect(requirements.map(({ number }) => number)).toEqual(wanted)
})

test('each has a test, or the page says why not', () => {
  const excuse = /\*\*Gap:\*\*|^Not there:|^Nothing to test:|^This page:/
  expect(requirements.filter(({ how, shown }) => shown.length === 0 && !excuse.test(how))).toEqual([])
})

test('each test that the page names exists', () => {
  expect(requirements.flatMap(({ shown }) => shown).length).toBeGreaterThan(60)
  expect(missingIn(requirements)).toEqual([])
})

test('each gap stands in the list of gaps', () => {
  const text = readFileSync(page, 'utf8')
  const [, list = ''] =
    text
      .split(/^## /m)
      .filter((section) => section.startsWith('Gaps'))[0]
      ?.split('first\n') ?? []
  const listed = [...list.matchAll(/\d+\.\d+\.\d+/g)].map(([number]) => number).sort()
  const gaps = requirements.filter(({ how }) => how.includes('**Gap:**')).map(({ number }) => number)
  expect(listed).toEqual(gaps.sort())
})

describe('a break would be reported', () => {
  test.each([
    ['a title that is gone', 'works by magic'],
    ['a title of a group', 'changing an address'],
  ])('%s', (_, title) => {
    const row = `| 6.1.1 | A requirement | 1 | So. | [emails](../test/subgraphs/identity/emails.test.ts) \`${title}\` |`
    expect(missingIn(requirementsIn(row))).toEqual([`6.1.1: ${title}`])
  })
})
