// What `pnpm bench fan-out` asks of the processes that it starts.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { serveBench } from '../children.ts'
import { answerProfiler, type ProfileQuestion } from '../profile.ts'

/** Publishes events in one turn, reports memory or CPU time of the process, or profiles. */
type ServerCommand = { readonly publish: number } | { readonly memory: true } | { readonly cpu: true } | ProfileQuestion

/** Of a server: publishes and answers with the time, as the bench asks. */
export function serveFanOut(port: number, publish: (events: number) => void): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  serveBench({ port }, (command: ServerCommand) => {
    if ('profile' in command) return answerProfiler(command)
    if ('memory' in command) {
      collect()
      return process.memoryUsage().rss
    }
    if ('cpu' in command) return process.cpuUsage()
    const now = process.hrtime()
    publish(command.publish)
    return now
  })
}

/** The clients of a server. */
export interface ClientsForm {
  readonly port: number
  readonly count: number
  /** Clients take them in turn; without any they are unauthenticated. */
  readonly tokens: readonly string[]
  /** All operations have the id 1, or each has its own as in the client of graphql-ws. */
  readonly ids: 'equal' | 'own'
}
