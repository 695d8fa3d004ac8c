// A subgraph in this process: it gets the envelope itself, unsigned and uncopied.
import type { Source } from './source.ts'

/** The part of a running subgraph that is a source. */
type RunningSubgraph = Source

export const inProcess = ({ name, execute, subscribe, answer }: RunningSubgraph): Source => ({
  name,
  execute,
  subscribe,
  answer,
})
