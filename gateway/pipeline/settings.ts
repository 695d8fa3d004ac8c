// Settings of the answers.
import type { SettingsReader } from '@quintet/kit/process/settings.ts'
import type { SubgraphErrorCodes } from '../execution/response/answer.ts'

/** SUBGRAPH_ERROR_CODES: codes of subgraphs that clients see beside ours, with their messages; `*` stands for all. */
export function readSubgraphErrorCodes(reader: SettingsReader): SubgraphErrorCodes {
  const entries = (reader.text('SUBGRAPH_ERROR_CODES') ?? '').split(',').map((entry) => entry.trim())
  const codes = entries.filter((entry) => entry !== '')
  for (const code of codes) {
    if (code !== '*' && !/^\w+$/.test(code)) {
      reader.fault(`SUBGRAPH_ERROR_CODES contains ${code}, which is not a code such as OUT_OF_STOCK, or *`)
    }
  }
  return new Set(codes)
}
