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
/** Names that are not ours. */
const allowed = new Set(['leastBusy', 'longestFirst'])

const found = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([word]) => word).filter((word) => !allowed.has(word))
const faultsIn = (files: readonly string[], pattern: RegExp): string[] =>
  files.flatMap((file) => found(pattern, readFileSync(join(root, file), 'utf8')).map((word) => `${file}: ${word}`))

const sources = filesOf(['*.js', '{schema,drizzle,gateway,subgraphs,clients,tools}/**/*.{ts,js,graphql}'])
const documents = filesOf(['*.md', '{docs,clients,patches}/**/*.md'])

describe('a break would be reported', () => {
  test.each([
    ['"A person, known by his memberships."', people],
    ['// Nobody waits for it.', people],
    ['throw new Error(`Whoever asks`)', people],
    ['interface Hearing {}', privateWords],
    ['const mostTexts = 1', privateWords],
  ])('%s', (text, pattern) => expect(found(pattern, text)).toHaveLength(1))
  test.each([
    ['the heat of their cache', people],
    ['at most ten', privateWords],
  ])('but not "%s"', (text, pattern) => expect(found(pattern, text)).toEqual([]))
})

test('sources, SDL and messages speak of people as they, you and the caller', () => {
  expect(sources.length).toBeGreaterThan(250)
  expect(faultsIn(sources, people)).toEqual([])
})
test('documents do', () => {
  expect(documents.length).toBeGreaterThan(10)
  expect(faultsIn(documents, people)).toEqual([])
})
test('sources use the standard terms of the field', () => expect(faultsIn(sources, privateWords)).toEqual([]))
