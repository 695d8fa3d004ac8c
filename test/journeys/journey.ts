// The fixture of all journeys: one Quintet for the file, sessions of the demo accounts, clients that end with their test.
import { demoPassword } from '@quintet/kit/demo/people.ts'
import type { Client, ClientOptions } from 'graphql-ws'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { stockClient } from '../support/clients/socket.ts'
import type { Answer, Json } from '../support/quintet/quintet.ts'
import type { Form } from './forms.ts'

export interface Journey<Kind extends Form = Form> {
  /** The Quintet; it is started before the first test. */
  form(): Kind
  gql(operation: string, variables?: object, token?: string): Promise<Answer>
  /** Data of an operation that must not fail in any part. */
  ask(operation: string, variables?: object, token?: string): Promise<Json>
  /** Tokens of a demo account; always a new session. */
  session(email: string, tenantSlug?: string): Promise<{ accessToken: string; refreshToken: string }>
  /** An access token of a demo account: one session for the whole file. */
  signIn(email: string): Promise<string>
  /** The stock client, closed after the test. */
  client(token?: string, options?: Partial<ClientOptions>): Client
}

/** Starts a Quintet before the tests of the suite, and stops it after them. */
export function aJourney<Kind extends Form>(start: () => Promise<Kind>): Journey<Kind> {
  let form: Kind
  const clients: Client[] = []
  const tokens = new Map<string, Promise<string>>()
  beforeAll(async () => {
    form = await start()
  })
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.dispose()))
  })
  afterAll(() => form?.stop())

  const ask: Journey['ask'] = async (operation, variables, token) => {
    const { data, errors } = await form.gql(operation, variables, token)
    expect(errors).toBeUndefined()
    return data
  }
  const session: Journey['session'] = async (email, tenantSlug) => {
    const input = { email, password: demoPassword, ...(tenantSlug === undefined ? {} : { tenantSlug }) }
    const { signIn } = await ask('SignIn', { input })
    expect(signIn).toMatchObject({ __typename: 'SignedIn' })
    return signIn
  }
  return {
    form: () => form,
    gql: (operation, variables, token) => form.gql(operation, variables, token),
    ask,
    session,
    signIn(email) {
      const token = tokens.get(email) ?? session(email).then(({ accessToken }) => accessToken)
      tokens.set(email, token)
      return token
    },
    client(token, options) {
      const client = stockClient(form, token, options)
      clients.push(client)
      return client
    },
  }
}
