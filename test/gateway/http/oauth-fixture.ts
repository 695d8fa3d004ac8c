// Quintet over HTTP for OAuth: a client of acme, as a relying party on this machine registers it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@quintet/gateway/embedded/config.ts'
import { startQuintet } from '@quintet/gateway/embedded/start.ts'
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import { createLogger } from '@quintet/kit/process/log.ts'
import { inject } from 'vitest'
import { copyData } from '../../support/database/prepared.ts'
import { steadyPort } from '../../support/ports.ts'
import type { Json } from '../../support/quintet/quintet.ts'

export interface OAuthOverHttp {
  readonly base: string
  /** The access token of acme's owner, who has just signed in. */
  readonly owner: string
  graphql(text: string, variables: object, token?: string): Promise<{ status: number; body: Json }>
  /** Makes a client of acme. */
  aClient(input: object): Promise<Json>
  stop(): Promise<void>
}

export async function startOAuth(): Promise<OAuthOverHttp> {
  const directory = mkdtempSync(join(tmpdir(), 'quintet-oauth-'))
  copyData(inject('preparedQuintet'), directory)
  const port = await steadyPort()
  const base = `http://localhost:${port}`
  const config = readConfig({ PORT: `${port}`, DATA_DIR: directory, SIGN_INS_PER_ADDRESS: '0' })
  const report = { step: <T>(_: unknown, __: string, work: () => Promise<T>) => work() }
  const options = { durable: false, passwordCost: 4 }
  const quintet = await startQuintet(config, createLogger(process.env.LOG_LEVEL ?? 'silent'), report, options)
  const graphql: OAuthOverHttp['graphql'] = async (query, variables, token) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const headers = { 'content-type': 'application/json', ...authorization } as Record<string, string>
    const body = JSON.stringify({ query, variables })
    const answer = await fetch(`${base}/graphql`, { method: 'POST', headers, body })
    return { status: answer.status, body: await answer.json() }
  }
  const signIn = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }`
  const { body } = await graphql(signIn, { input: { email: acme.owner.email, password: demoPassword } })
  const owner: string = body.data.signIn.accessToken
  const create = `mutation ($input: CreateOAuthClientInput!) { createOAuthClient(input: $input) { __typename
    ... on OAuthClientSecret { secret client { id clientId } } ... on Problem { message } } }`
  return {
    base,
    owner,
    graphql,
    aClient: async (input) => (await graphql(create, { input }, owner)).body.data.createOAuthClient,
    async stop() {
      await quintet.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
