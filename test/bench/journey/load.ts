// Callers who ask one operation over and over, and what became of it.
import { performance } from 'node:perf_hooks'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { Pool } from 'undici'
import { type Answer, operationText } from '../../support/quintet/quintet.ts'

interface Load {
  /** Milliseconds of each answer. */
  readonly latencies: number[]
  readonly milliseconds: number
}

export interface Caller {
  /** Has so many callers ask for some seconds. Rejects at the first answer that is not whole. */
  ask(callers: number, seconds: number): Promise<Load>
  close(): Promise<void>
}

/** Signs in as acme's agent and takes the first answer as the measure of all. */
export async function aCaller(url: string, operation: string): Promise<Caller> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections: 64 })
  const send = async (body: string, token?: string): Promise<string> => {
    const headers = {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    }
    const response = await pool.request({ path: pathname, method: 'POST', headers, body })
    return response.body.text()
  }
  const textOf = (name: string, variables: object = {}): string =>
    JSON.stringify({ query: operationText(name), variables })

  const input = { email: acme.agent.email, password: demoPassword }
  const { data } = whole(await send(textOf('SignIn', { input })))
  const token: string = data.signIn.accessToken
  const body = textOf(operation)
  const expected = await send(body, token)
  const nodes = JSON.stringify(whole(expected).data).match(/"nodes":\[\{/g) ?? []
  if (nodes.length < 5) throw new Error(`${operation} finds no demo data: ${expected.slice(0, 500)}`)

  return {
    async ask(callers, seconds) {
      const latencies: number[] = []
      const begin = performance.now()
      const end = begin + seconds * 1000
      const one = async (): Promise<void> => {
        while (performance.now() < end) {
          const sent = performance.now()
          const text = await send(body, token)
          latencies.push(performance.now() - sent)
          // Reading every answer would cost more than asking.
          if (text !== expected) whole(text)
        }
      }
      await Promise.all(Array.from({ length: callers }, one))
      return { latencies, milliseconds: performance.now() - begin }
    },
    close: () => pool.close(),
  }
}

function whole(text: string): Answer {
  const answer = JSON.parse(text) as Answer
  if (answer.errors !== undefined || !answer.data) throw new Error(`An answer is not whole: ${text.slice(0, 500)}`)
  return answer
}
