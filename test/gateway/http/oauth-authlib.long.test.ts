// A relying party that is not written in JavaScript: Debian's python3-authlib.
import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { acme } from '@quintet/kit/demo/people.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OAuthOverHttp, startOAuth } from './oauth-fixture.ts'

const python = '/usr/bin/python3'
const hasAuthlib = spawnSync(python, ['-c', 'import authlib, requests']).status === 0
const script = new URL('./oauth-authlib.py', import.meta.url).pathname

describe.skipIf(!hasAuthlib)('Authlib (apt-get install python3-authlib python3-requests)', () => {
  let quintet: OAuthOverHttp
  beforeAll(async () => {
    quintet = await startOAuth()
  })
  afterAll(() => quintet?.stop())

  it('signs a user in, renews tokens, is refused a replay, and gets a token for itself', async () => {
    const redirectUri = 'https://ledger.example/back'
    const scope = 'recruiting.jobs:read'
    const grants = ['AUTHORIZATION_CODE', 'REFRESH_TOKEN', 'CLIENT_CREDENTIALS']
    const input = { name: 'Ledger', type: 'CONFIDENTIAL', grants, redirectUris: [redirectUri], scopes: [scope] }
    const { secret, client } = await quintet.aClient(input)
    const settings = [quintet.base, client.clientId, secret, redirectUri, quintet.owner, scope]
    const { stdout } = await promisify(execFile)(python, [script, ...settings])
    expect(JSON.parse(stdout)).toEqual({
      sub: acme.owner.id,
      userinfo: acme.owner.id,
      rotated: true,
      replayed: 'invalid_grant',
      own: ['access_token', 'expires_at', 'expires_in', 'scope', 'token_type'],
    })
  })
})
