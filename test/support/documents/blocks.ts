// Fenced blocks of the pages that people read, for the tests that run them.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const repository = fileURLToPath(new URL('../../../', import.meta.url))

interface Block {
  /** The line of its fence. */
  readonly line: number
  /** What the fence names, such as `ts`; empty where it names nothing. */
  readonly language: string
  readonly text: string
}

/** All fenced blocks of a page, in order. @param page its path in the repository */
export function blocksOf(page: string): Block[] {
  const text = readFileSync(new URL(page, `file://${repository}`), 'utf8')
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(({ index, 1: language = '', 2: block = '' }) => ({
    line: text.slice(0, index).split('\n').length,
    language,
    text: block,
  }))
}

/** Texts of the blocks in one language. */
export const textsOf = (page: string, language: string): string[] =>
  blocksOf(page)
    .filter((block) => block.language === language)
    .map(({ text }) => text)

/** The lines of a page's shell blocks, without what is said behind them. */
export const commandsOf = (page: string): string[] =>
  textsOf(page, 'sh').flatMap((text) =>
    text
      .trim()
      .split('\n')
      .map((line) => line.replace(/ +# .*$/, '')),
  )

/** Texts by the file that the first line of a block names: `// src/session.ts` or `# src/scores.graphql`. */
export function filesOf(page: string): Map<string, string> {
  const named = blocksOf(page).map(({ text }) => [/^(?:\/\/|#) (src\/\S+)\n/.exec(text)?.[1], text] as const)
  return new Map(named.filter((entry): entry is [string, string] => entry[0] !== undefined))
}
