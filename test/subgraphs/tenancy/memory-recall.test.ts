// How well the local embedder finds what a query means: the answer among the first three of 200 memories.

import { similarity, toBytes } from '@quintet/tenancy/memories/embedder.ts'
import { hashText, wordsOf } from '@quintet/tenancy/memories/hashing.ts'
import { createLocalEmbedder } from '@quintet/tenancy/memories/local-embedder.ts'
import { describe, expect, it } from 'vitest'
import { others, pairs } from './memory-pairs.ts'

const entries = [...pairs.map(([, answer]) => answer), ...others]

/** The share of queries whose answer is among the first three. */
async function recall(embed: (texts: readonly string[]) => Promise<Float32Array[]>): Promise<number> {
  const stored = (await embed(entries)).map(toBytes)
  const queries = await embed(pairs.map(([query]) => query))
  const found = queries.filter((query, i) => {
    const scores = stored.map((vector) => similarity(query, vector))
    return scores.filter((score) => score > scores[i]!).length < 3
  })
  return found.length / pairs.length
}

describe('the recall of memories', () => {
  it('is measured with 60 queries, half of which share no word with their answer, among 200 memories', () => {
    expect([pairs.length, entries.length, new Set(entries).size]).toEqual([60, 200, 200])
    const apart = pairs.filter(([query, answer]) => {
      const words = new Set(wordsOf(answer))
      return wordsOf(query).every((word) => !words.has(word))
    })
    expect(apart.length).toBeGreaterThanOrEqual(30)
  })

  it.each([
    ['the local embedder', 0.7, 1, createLocalEmbedder().embed],
    [
      'hashing alone (the baseline)',
      0,
      0.6,
      async (texts: readonly string[]) => texts.map((text) => hashText(text, 384)),
    ],
  ])('with %s is from %f to %f', async (_, least, most, embed) => {
    const share = await recall(embed)
    expect(share).toBeGreaterThanOrEqual(least)
    expect(share).toBeLessThanOrEqual(most)
  })
})
