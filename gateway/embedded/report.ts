// What a start prints: a line for each step on stderr, then the table on stdout.

export interface Report {
  /** Runs a step and prints its name and time. After 10 s it prints what it waits for. The name may depend on the result. */
  step<T>(name: string | ((result: T) => string), waitingFor: string, work: () => Promise<T>): Promise<T>
}

const slowMilliseconds = 10_000

/** Prints to a stream, with colours where it is a terminal. */
export function createReport(stream: NodeJS.WriteStream): Report {
  const isPlain = !stream.isTTY || process.env.NO_COLOR !== undefined
  const ok = isPlain ? 'ok' : '\u001b[32mok\u001b[0m'
  return {
    async step(name, waitingFor, work) {
      const begun = performance.now()
      const timer = setTimeout(() => stream.write(`  ..  still waiting for ${waitingFor}\n`), slowMilliseconds)
      try {
        const result = await work()
        const seconds = ((performance.now() - begun) / 1000).toFixed(1)
        const text = typeof name === 'string' ? name : name(result)
        stream.write(`  ${ok}  ${text.padEnd(48)} ${seconds.padStart(6)} s\n`)
        return result
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

/** A command of the project, for Quintet on a port. It works as printed. */
export const commandFor = (port: number, command: string): string =>
  `${port === 4000 ? '' : `PORT=${port} `}npx -y pnpm@12 ${command}`

interface TableParts {
  readonly publicUrl: string
  readonly port: number
  readonly hasExplorer: boolean
  readonly hasDemo: boolean
  readonly password: string
}

/** The table of a started Quintet. */
export function startTable(parts: TableParts): string {
  const { publicUrl, port, hasExplorer, hasDemo, password } = parts
  const curl =
    `curl -s ${publicUrl}/graphql -H 'content-type: application/json' -H "authorization: Bearer ` +
    `$(${commandFor(port, '-s run token')} grace@acme.example)" -d '{"query":"{ viewer { user { email } permissions } }"}'`
  const demo = `
  Sign in     password of all: ${password}
  owner       ada@acme.example      agent   grace@acme.example
  member      alan@acme.example     lender  mary@acme.example
  other tenant  linus@globex.example

  Try         ${curl}
`
  const explorer = `
  Explorer    ${publicUrl}/           without internet: /explore
  Board       ${publicUrl}/board      a live leaderboard`
  return `${hasExplorer ? explorer : ''}
  GraphQL     ${publicUrl}/graphql    queries; WebSocket and SSE on the same path
  Operations  /live  /health  /ready  /metrics
${hasDemo ? demo : ''}
  Next        README.md shows a query and a subscription to paste; live scores: ${commandFor(port, 'score')}
              start over: stop, remove the data directory, start; stop: Ctrl-C
`
}
