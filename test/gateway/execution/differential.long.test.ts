// Compares the gateway with graphql-js over one schema with the same data. Apollo's executor is no oracle here, because it
// shares the faults of the planner.
import { GraphQLError } from 'graphql'
import { expect, it } from 'vitest'
import { conditionalCorpus } from '../../support/federation/conditional-corpus.ts'
import { generate } from '../../support/federation/documents.ts'
import { federate } from '../../support/federation/federation.ts'
import { executeWhole, randomServices } from '../../support/federation/random-federation.ts'

const documents = Number(process.env.QUINTET_CORPUS ?? 1000)
const firstSeed = Number(process.env.QUINTET_SEED ?? 1_000)

// Conditions, abstract fragments and nested unions over five subgraphs: four operations for each document.
conditionalCorpus('generated operations with conditions', { documents, firstSeed })

it('generated federations with many keys and requirements are answered as by a monolith, or refused with the reason', async () => {
  const met = { federations: 0, answers: 0, refusals: 0 }
  for (let seed = firstSeed; seed < firstSeed + documents / 2; seed++) {
    const { services, monolith } = randomServices(seed)
    const federation = await federate(services).catch(() => null)
    if (federation === null) continue
    met.federations++
    const { apiSchema } = federation.supergraph
    for (let i = 0; i < 6; i++) {
      const { query, variables } = generate(apiSchema, seed * 10 + i)
      const context = `seed ${seed}: ${query} ${JSON.stringify(variables)}`
      try {
        const { text } = await federation.ask(query, variables)
        expect(text, context).toBe(await executeWhole(apiSchema, monolith, query, variables))
        met.answers++
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        expect(error.message, context).toMatch(
          /^The operation is refused: (no fetch brings what|there is no order to fetch)/,
        )
        met.refusals++
      }
    }
    await federation.stop()
  }
  expect(met.federations).toBeGreaterThan(documents / 20)
  expect(met.refusals).toBeLessThan(met.answers / 50)
}, 1_800_000)
