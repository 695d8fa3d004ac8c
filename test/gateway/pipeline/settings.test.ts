// Settings of the answers.
import { readSubgraphErrorCodes } from '@quintet/gateway/pipeline/settings.ts'
import { readSettings } from '@quintet/kit/process/settings.ts'
import { expect, it } from 'vitest'

const codesOf = (text?: string) =>
  readSettings(text === undefined ? {} : { SUBGRAPH_ERROR_CODES: text }, readSubgraphErrorCodes)

it('SUBGRAPH_ERROR_CODES names the codes of subgraphs that are shown, none by default', () => {
  expect(codesOf()).toEqual(new Set())
  expect(codesOf('OUT_OF_STOCK, declined,')).toEqual(new Set(['OUT_OF_STOCK', 'declined']))
  expect(codesOf('*')).toEqual(new Set(['*']))
})
it('SUBGRAPH_ERROR_CODES refuses what is no code', () => {
  expect(() => codesOf('OUT OF STOCK')).toThrow(
    'SUBGRAPH_ERROR_CODES contains OUT OF STOCK, which is not a code such as OUT_OF_STOCK, or *',
  )
})
