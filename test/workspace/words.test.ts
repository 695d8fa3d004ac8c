// The words of the project: they, you, the caller; the standard terms of the field. Private words are reported.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const filesOf = (patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: ['**/node_modules', '**/*.gen.ts', '**/migrations', '**/.cache'] }).sort()

/** Words for people that exclude some, and subjects that name no one. */
const people = /\b(he|his|him|himself|nobody|somebody|whoever)\b/gi
/** Words that this project once had for what the field has names for. */
const privateWords =
  /\b(Hearing|Hearer|Census|knock|Patience|giveUp|Succession|goOver|letGo|farewell|goodbye|isFar|tame|usual[A-Z]\w*|most[A-Z]\w*|least[A-Z]\w*|longest[A-Z]\w*)\b/g
/** Words that tests once had for fixtures, subscribers, timeouts and input. */
const privateWordsOfTests =
  /\b(open\w*Stage|\w+Stage|[hH]earers?|[pP]atience|farewells?|goodbyes?|[tT]ally|[mM]ishaps?)\b/g
/** Names that are not ours. */
const allowed = new Set(['leastBusy', 'longestFirst'])
/** Comments, and titles of tests; what else tests hold is code and data. */
const prose = /(?:^|\s)\/\/ .*|^\s*\/?\*+ .*|(?:^\s*(?:it|test|describe)[.\w]*|\))\((['"`]).*?\1/gm

const found = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([word]) => word).filter((word) => !allowed.has(word))
const proseOf = (text: string): string => (text.match(prose) ?? []).join('\n')
const faultsIn = (files: readonly string[], pattern: RegExp, part = (text: string): string => text): string[] =>
  files.flatMap((file) =>
    found(pattern, part(readFileSync(join(root, file), 'utf8'))).map((word) => `${file}: ${word}`),
  )

const sources = filesOf(['*.js', '{schema,drizzle,gateway,subgraphs,clients,tools}/**/*.{ts,js,graphql}'])
/** Without this one, which names the words. */
const tests = filesOf(['test/**/*.ts']).filter((file) => file !== 'test/workspace/words.test.ts')
const documents = filesOf(['*.md', '{docs,clients,patches}/**/*.md'])

describe('a break would be reported', () => {
  test.each([
    ['"A person, known by his memberships."', people],
    ['// Nobody waits for it.', people],
    ['throw new Error(`Whoever asks`)', people],
    ['interface Hearing {}', privateWords],
    ['const mostTexts = 1', privateWords],
    ['const { subgraph }: MoneyStage = await open()', privateWordsOfTests],
    ["it('tells each hearer of it')", privateWordsOfTests],
  ])('%s', (text, pattern) => expect(found(pattern, text)).toHaveLength(1))
  test.each([
    ['the heat of their cache', people],
    ['at most ten', privateWords],
    ["const stages = ['LEAD']", privateWordsOfTests],
  ])('but not "%s"', (text, pattern) => expect(found(pattern, text)).toEqual([]))
})

test('of a test, its comments and titles are read', () => {
  const text = `// his\n  it('sees nobody', () => call('he'))\n/** Whoever */\n])('%s of somebody', () => {})\nconst his = 'him'`
  expect(found(people, proseOf(text))).toEqual(['his', 'nobody', 'Whoever', 'somebody'])
})
test('sources, SDL and messages speak of people as they, you and the caller', () => {
  expect(sources.length).toBeGreaterThan(250)
  expect(faultsIn(sources, people)).toEqual([])
})
test('tests do, in titles and comments', () => {
  expect(tests.length).toBeGreaterThan(500)
  expect(faultsIn(tests, people, proseOf)).toEqual([])
})
test('documents do', () => {
  expect(documents.length).toBeGreaterThan(10)
  expect(faultsIn(documents, people)).toEqual([])
})
test('sources use the standard terms of the field', () => expect(faultsIn(sources, privateWords)).toEqual([]))
test('tests do', () => expect(faultsIn(tests, privateWordsOfTests)).toEqual([]))
