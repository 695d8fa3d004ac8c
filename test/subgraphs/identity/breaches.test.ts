// Stolen passwords are looked up without revealing the password, and the lookup does not delay a sign-up for long.
import { createHash } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createBreaches } from '@quintet/identity/sign-in/breaches.ts'
import { signUp } from '@quintet/identity/sign-in/sign-up.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { silent } from '../../support/quintet/subgraph.ts'
import { anonymous, openFixture, password } from './fixture.ts'

const hashOf = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase()
const paths: string[] = []
let answer: (response: ServerResponse) => void
let server: Server
let address: string
beforeAll(async () => {
  server = createServer((request, response) => {
    paths.push(request.url!)
    answer(response)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`
})
beforeEach(() => {
  paths.length = 0
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const listing = (...lines: string[]) => {
  answer = (response) => response.end(lines.join('\r\n'))
}
const has = (text: string) => createBreaches(address, silent).has(text)
const rest = hashOf(password).slice(5)
const other = '0'.repeat(35)

describe('looking a password up', () => {
  it('sends the first five digits of its hash, and finds the rest in the list', async () => {
    listing(`${other}:3`, `${rest}:17`)
    expect(await has(password)).toBe(true)
    expect(paths).toEqual([`/range/${hashOf(password).slice(0, 5)}`])
  })

  it.each([
    ['the password is not in the list', `${other}:3`],
    ['its entry only pads the list', `${rest}:0`],
    ['the list is empty', ''],
    ['the answer is another page', '<html>'],
  ])('finds nothing where %s', async (_, ...lines) => {
    listing(...lines)
    expect(await has(password)).toBe(false)
  })

  it('finds nothing where the service fails, breaks off or is unreachable', async () => {
    answer = (response) => response.writeHead(503).end()
    expect(await has(password)).toBe(false)
    answer = (response) => response.destroy()
    expect(await has(password)).toBe(false)
    expect(await createBreaches('http://127.0.0.1:9/range/', silent).has(password)).toBe(false)
  })

  it('gives up within five seconds where the service does not answer', async () => {
    answer = () => {}
    const begun = performance.now()
    expect(await has(password)).toBe(false)
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})

it('refuses a stolen password at sign-up', async () => {
  const fixture = await openFixture()
  listing(`${rest}:17`)
  const context = fixture.subgraph.running.contextFor(anonymous)
  const input = { email: 'stolen@people.example', password, firstName: 'Ida', lastName: 'Noddack' }
  const outcome = await signUp({ ...context, breaches: createBreaches(address, silent) }, input)
  expect(outcome).toMatchObject({
    __typename: 'InvalidInput',
    fields: [{ path: ['input', 'password'], message: 'This password stands in a list of stolen passwords' }],
  })
  await context.scope.close()
  await fixture.end()
})
