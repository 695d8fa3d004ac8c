// An embedder that needs no network and no model server: the average of the words' vectors, in which frequent words weigh
// little. Words that have no vector are hashed by their parts.
import { readFile } from 'node:fs/promises'
import type { Embedder } from './embedder.ts'
import { addHashed, normalise, wordsOf } from './hashing.ts'

/** Made by tools/word-vectors.ts. */
const source = new URL('./word-vectors.bin', import.meta.url)
const dimensions = 100
/** From which share of all words on a word weighs less than half. */
const frequentShare = 2e-4
/** How much less a word weighs that has no vector. */
const hashedWeight = 0.6

interface Vectors {
  /** Each word's place, the most frequent first. */
  readonly places: ReadonlyMap<string, number>
  readonly values: Int8Array
}

async function readVectors(): Promise<Vectors> {
  const file = await readFile(source)
  const end = file.indexOf('\n')
  const words = file.toString('utf8', 0, end).split(' ')
  const values = new Int8Array(file.buffer, file.byteOffset + end + 1, words.length * dimensions)
  return { places: new Map(words.map((word, place) => [word, place])), values }
}

/** By Zipf's law, the share of all words follows from the place in their order. */
function weightOf(place: number): number {
  const share = 0.09 / (place + 2)
  return frequentShare / (frequentShare + share)
}

function vectorOf(text: string, { places, values }: Vectors): Float32Array {
  const vector = new Float32Array(dimensions)
  for (const word of wordsOf(text)) {
    const place = places.get(word) ?? places.get(word.replace(/['’]s$/, ''))
    if (place === undefined) {
      addHashed(vector, word, hashedWeight)
      continue
    }
    const row = values.subarray(place * dimensions, (place + 1) * dimensions)
    const weight = weightOf(place) / Math.hypot(...row)
    for (let i = 0; i < dimensions; i++) vector[i]! += row[i]! * weight
  }
  return normalise(vector)
}

/** The embedder; the vectors are read when they are first needed. */
export function createLocalEmbedder(): Embedder {
  let reading: Promise<Vectors> | undefined
  return {
    model: 'glove-100d',
    async embed(texts) {
      reading ??= readVectors()
      const vectors = await reading
      return texts.map((text) => vectorOf(text, vectors))
    },
  }
}
