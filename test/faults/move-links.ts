// Addresses that name no tenant: the link to an account's statement, and where a payment gateway sends its messages.
import { randomUUID } from 'node:crypto'
import { acme } from '@quintet/kit/demo/people.ts'
import { expect } from 'vitest'
import { genericHeaders, genericMessage, genericSettings } from '../subgraphs/credit/payment-fixture.ts'
import { beginSession } from '../support/clients/traffic.ts'
import { readAs, type TwoDatabases } from '../support/quintet/two-databases.ts'
import type { Work } from './moving.ts'

const secret = 'what the gateway signs with'

/** Makes a link and a gateway of acme. The function that it returns expects both to work where the tenant is now. */
export async function startLinks(two: TwoDatabases, { account, deposited }: Work) {
  const token = await (await beginSession(two.call, acme.owner.email)).token()
  const today = new Date().toISOString().slice(0, 10)
  const { creditAccount } = await two.ask(
    `query ($id: ID!, $day: Date!) { creditAccount(id: $id) {
      statement(from: $day, to: $day) { csv: download(format: CSV) { url } } } }`,
    { id: account, day: today },
    token,
  )
  const { pathname, search } = new URL(creditAccount.statement.csv.url)
  const input = {
    slug: 'moving',
    name: 'Moving',
    provider: 'GENERIC',
    generic: genericSettings,
    webhookSecrets: [secret],
  }
  const { saved } = await two.ask(
    `mutation ($input: SavePaymentGatewayInput!) { saved: savePaymentGateway(input: $input) {
      ... on PaymentGateway { webhookPath } ... on Problem { message } } }`,
    { input },
    token,
  )
  return async (place: 'home' | 'second'): Promise<void> => {
    const least = deposited()
    const statement = await fetch(`${two.origin}${pathname}${search}`)
    expect(statement.status).toBe(200)
    const lines = (await statement.text()).split('\n').filter((line) => line.includes('1.00'))
    expect(lines.length).toBeGreaterThanOrEqual(least)
    const body = genericMessage(randomUUID(), 100)
    const headers = genericHeaders(secret, body, new Date())
    const sent = await fetch(`${two.origin}${saved.webhookPath}`, { method: 'POST', body, headers })
    expect(sent.status).toBe(200)
    const kept = await readAs<{ body: Buffer }>(two.adminUrl(place), 'select body from credit.gateway_messages')
    expect(kept.map((each) => Buffer.from(each.body).toString())).toContain(body)
  }
}
