// Each fenced block of a page is run by a test, or stands on a short list with a reason.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blocksOf, commandsOf, repository } from '../support/documents/blocks.ts'
import { cannotRun, runners } from '../support/documents/inventory.ts'

const pages = globSync(['*.md', 'docs/*.md', 'clients/*/*.md', 'patches/*.md'], { cwd: repository })
const blocks = pages.flatMap((page) => blocksOf(page).map((block) => ({ page, ...block })))
const isRun = (page: string, language: string) =>
  runners.some((each) => each.page === page && each.language === language)

test('each block has a test that runs it', () => {
  expect(blocks.length).toBeGreaterThan(60)
  const left = blocks.filter(({ page, language }) => !isRun(page, language))
  expect(left.map(({ page, line, language }) => `${page}:${line} ${language}`)).toEqual([])
})

test('each of these tests is there and reads the blocks of its page', () => {
  const faults = runners.filter(({ page, language, test: file }) => {
    const isThere = blocks.some((block) => block.page === page && block.language === language)
    if (!isThere || !existsSync(join(repository, file))) return true
    const text = readFileSync(join(repository, file), 'utf8')
    return !text.includes(page) || !/\b(textsOf|filesOf|blocksOf|commandsOf)\(|\^```/.test(text)
  })
  expect(faults).toEqual([])
})

test('each command that cannot be run is one of a page', () => {
  const commands = pages.flatMap(commandsOf)
  expect([...cannotRun.keys()].filter((line) => !commands.includes(line))).toEqual([])
})
