// The code of docs/machines.md: it compiles, and each of its functions does what the page says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { acme } from '@quintet/kit/demo/people.ts'
import { readExternalProviders } from '@quintet/kit/process/external-providers.ts'
import { parse, validate } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { repository, textsOf } from '../support/documents/blocks.ts'
import { steadyPort } from '../support/ports.ts'
import { type Json, startTestQuintet, type TestQuintet } from '../support/quintet/quintet.ts'
import { api } from '../support/schema/operations.ts'

const machines = 'docs/machines.md'
const [keyInput = '', clientInput = '', providers = ''] = textsOf(machines, 'json')
const [createKey = '', createClient = ''] = textsOf(machines, 'graphql')

type Functions = Record<string, (...args: unknown[]) => Promise<Json>> & { completeExternal: string }
let folder: string
let page: Functions
let quintet: TestQuintet
let providersFile: string
beforeAll(async () => {
  // Below this folder, as Node strips no types of what is installed.
  folder = mkdtempSync(join(repository, 'test/clients/snippets-'))
  providersFile = join(folder, 'providers.json')
  writeFileSync(providersFile, providers)
  const port = await steadyPort()
  quintet = await startTestQuintet({}, { PORT: `${port}`, EXTERNAL_PROVIDERS: providersFile })
  const file = join(folder, 'page.ts')
  writeFileSync(
    file,
    textsOf(machines, 'ts').join('\n').replaceAll('http://localhost:4000', `http://localhost:${port}`),
  )
  page = (await import(pathToFileURL(file).href)) as Functions
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await quintet?.stop()
})

/** What a mutation of the page answers to the owner of acme, who signed in a moment ago. */
async function made(mutation: string, input: string): Promise<Json> {
  const { accessToken } = await quintet.session(acme.owner.email, 'acme')
  const { data, errors } = await quintet.gql(mutation, JSON.parse(input), accessToken)
  expect(errors).toBeUndefined()
  return Object.values(data)[0]
}

it('a script asks with an API key, within its scopes', async () => {
  const { secret, apiKey } = await made(createKey, keyInput)
  expect(secret.endsWith(apiKey.lastFour)).toBe(true)
  expect(await page.permissionsOf!(secret)).toEqual(['credit.scores:read', 'tenancy.tenants:read'])
  await expect(page.ask!(secret, '{ viewer { tenant { jobs(first: 1) { nodes { id } } } } }')).rejects.toThrow()
  await expect(page.ask!(`${secret}x`, '{ viewer { permissions } }')).rejects.toThrow()
})

it('a partner gets a token for itself, and asks with it', async () => {
  const { secret, client } = await made(createClient, clientInput)
  const tokens = await page.clientToken!(client.clientId, secret, 'recruiting.jobs:read')
  expect(tokens).toMatchObject({ expires_in: 3600, scope: 'recruiting.jobs:read' })
  const answer = await page.ask!(
    tokens.access_token,
    '{ viewer { user { id } tenant { jobs(first: 1) { nodes { id } } } } }',
  )
  expect(answer.viewer).toEqual({ user: null, tenant: { jobs: { nodes: [{ id: expect.any(String) }] } } })
  await expect(page.clientToken!(client.clientId, `${secret}x`, 'recruiting.jobs:read')).rejects.toThrow('No token')
})

it('an application finds all addresses from the issuer', async () => {
  const provider = await page.discover!()
  expect(provider.issuer).toBe(`http://localhost:${quintet.port}`)
  for (const name of ['authorization_endpoint', 'token_endpoint', 'revocation_endpoint', 'jwks_uri']) {
    expect(provider[name]).toMatch(/^http:\/\/localhost:\d+\//)
  }
})

it('every provider of the file is accepted, and listed for a sign-in page', async () => {
  const faults: string[] = []
  const found = readExternalProviders({
    text: () => providersFile,
    fault: (line: string) => faults.push(line),
  } as never)
  expect(faults).toEqual([])
  const { data } = await quintet.gql('{ externalProviders { slug name startUrl } }')
  expect(data.externalProviders.map(({ slug }: Json) => slug)).toEqual(found.map(({ slug }) => slug))
  const [first] = data.externalProviders
  const { url, verifier } = await page.startExternal!(first.startUrl, `http://localhost:${quintet.port}/signed-in`)
  expect(verifier).toHaveLength(43)
  expect(new URL(url).searchParams.get('verifierHash')).toHaveLength(43)
})

it('the operations of the page are those of the API', () => {
  for (const operation of [createKey, createClient, page.completeExternal]) {
    expect(validate(api, parse(operation))).toEqual([])
  }
})
