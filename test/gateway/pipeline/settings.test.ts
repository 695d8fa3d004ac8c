// Settings of the answers.
import { readSubgraphErrorCodes } from '@quintet/gateway/pipeline/settings.ts'
import { readSettings } from '@quintet/kit/process/settings.ts'
import { expect, it } from 'vitest'

const codesOf = (text?: string) =>
  readSettings(text === undefined ? {} : { SUBGRAPH_ERROR_CODES: text }, readSubgraphErrorCodes)

it('shows no codes of subgraphs by default, and those of SUBGRAPH_ERROR_CODES', () => {
  expect(codesOf()).toEqual(new Set())
  expect(codesOf('OUT_OF_STOCK, declined,')).toEqual(new Set(['OUT_OF_STOCK', 'declined']))
  expect(codesOf('*')).toEqual(new Set(['*']))
})
it('refuses what is no code', () => {
  expect(() => codesOf('OUT OF STOCK')).toThrow(
    'SUBGRAPH_ERROR_CODES contains OUT OF STOCK, which is not a code such as OUT_OF_STOCK, or *',
  )
})
