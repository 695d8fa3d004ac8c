// What clients hear when the data of their tenant lie in another region.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answerOf } from '@quintet/gateway/execution/response/answer.ts'
import { modernType } from '@quintet/gateway/http/negotiation.ts'
import { sendAnswer } from '@quintet/gateway/http/send-answer.ts'
import { refusal, wrongRegion } from '@quintet/kit/wire/errors.ts'
import type { GraphQLError } from 'graphql'
import { expect, it } from 'vitest'

const settings = { refused: () => refusal('FORBIDDEN', 'refused'), subgraphErrorCodes: new Set<string>() }
const answer = (data: Record<string, unknown> | null, errors: GraphQLError[]) =>
  answerOf({ text: JSON.stringify({ data }), data, causes: [] } as never, errors, settings)

async function sent(type: typeof modernType | 'application/json', of: ReturnType<typeof answer>) {
  const server = createServer((request, response) => void sendAnswer(request, response, type, of, false))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    return { status: response.status, body: (await response.json()) as object }
  } finally {
    server.close()
  }
}

it('a request that only another region can answer gets 421 and that region; a partial answer gets 200', async () => {
  const extensions = { code: 'UNAVAILABLE', region: 'eu' }
  const { status, body } = await sent(modernType, answer({ job: null }, [wrongRegion('eu')]))
  expect(status).toBe(421)
  expect(body).toMatchObject({ data: { job: null }, errors: [{ extensions }] })
  expect(await sent('application/json', answer(null, [wrongRegion('eu')]))).toMatchObject({ status: 200 })
  expect(await sent(modernType, answer({ job: null, me: 'Ida' }, [wrongRegion('eu')]))).toMatchObject({ status: 200 })
})
