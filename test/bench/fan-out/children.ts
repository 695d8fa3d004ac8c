// What `pnpm bench fan-out` asks of the processes that it starts.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { serveBench } from '../children.ts'
import { answerProfiler, type ProfileQuestion } from '../profile.ts'

/** Publishes events in one turn, tells what the process has taken of memory or CPU, or profiles. */
type ServerQuestion =
  | { readonly publish: number }
  | { readonly memory: true }
  | { readonly cpu: true }
  | ProfileQuestion

/** Of a server: publishes and answers with the time, as the bench asks. */
export function serveFanOut(port: number, publish: (events: number) => void): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  serveBench({ port }, (question: ServerQuestion) => {
    if ('profile' in question) return answerProfiler(question)
    if ('memory' in question) {
      collect()
      return process.memoryUsage().rss
    }
    if ('cpu' in question) return process.cpuUsage()
    const now = process.hrtime()
    publish(question.publish)
    return now
  })
}

/** Who the clients of a server are. */
export interface ClientsForm {
  readonly port: number
  readonly count: number
  /** Clients take turns with them; nobody shows one where there are none. */
  readonly tokens: readonly string[]
  /** Everybody calls his operation 1, or by an id of his own as graphql-ws's client does. */
  readonly ids: 'equal' | 'own'
}
