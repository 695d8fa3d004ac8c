// A subgraph in this process: the envelope goes by reference, nothing is signed and nothing is copied.
import type { Source } from './source.ts'

/** What of a running subgraph a source needs. */
type Running = Source

/** The source of a subgraph that runs in this process. */
export const inProcess = ({ name, execute, subscribe, answer }: Running): Source => ({
  name,
  execute,
  subscribe,
  answer,
})
