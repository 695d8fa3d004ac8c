// Compares the compiled executor with graphql-js, operation by operation: data with their order, errors, and mutations.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateConditional } from './conditional-documents.ts'
import { type Federation, federate } from './federation.ts'
import { createMedia, executeMonolith } from './media.ts'

interface Corpus {
  /** Each document is executed twice, with opposite variables. */
  readonly documents: number
  readonly firstSeed: number
}

/** One test over local subgraphs, and one over remote ones, whose queries are merged. */
export function conditionalCorpus(title: string, { documents, firstSeed }: Corpus): void {
  describe.each([
    ['subgraphs in this process', false],
    ['remote subgraphs', true],
  ])(`${title}, over %s`, (_, isRemote) => {
    const media = createMedia()
    let federation: Federation
    beforeAll(async () => {
      federation = await federate(media.services, isRemote)
    })
    afterAll(() => federation?.stop())

    it(`are answered as by a monolith: ${documents} documents`, async () => {
      const { apiSchema } = federation.supergraph
      const met = { operations: 0, empty: 0, mutations: 0, entities: 0, data: 0 }
      const begin = firstSeed + (isRemote ? documents : 0)
      for (let seed = begin; seed < begin + documents; seed++) {
        const { query, variables } = generateConditional(apiSchema, seed)
        for (const values of variables) {
          media.effects.length = 0
          federation.asked.length = 0
          const context = `seed ${seed}: ${query} ${JSON.stringify(values)}`
          const monolith = await executeMonolith(apiSchema, query, values)
          expect(monolith.errors, context).toBeUndefined()
          const { text } = await federation.ask(query, values)
          expect(text, context).toBe(`{"data":${monolith.text}}`)
          expect(media.effects, context).toEqual(monolith.effects)
          met.operations++
          met.empty += text.includes('{}') ? 1 : 0
          met.mutations += media.effects.length > 0 ? 1 : 0
          met.data += text.length > 20 ? 1 : 0
          met.entities += federation.asked.some((request) => request.variables?.representations) ? 1 : 0
        }
      }
      // A corpus without them would prove nothing.
      for (const [what, count] of Object.entries(met)) expect([what, count > met.operations / 50]).toEqual([what, true])
    }, 1_800_000)
  })
}
