// Passkeys in a browser: its own authenticator makes them, and the options of the API go in as they are.
import { acme, demoPassword } from '@quintet/kit/demo/people.ts'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gql } from '../process/program.ts'
import { addAuthenticator, hasChromium, startChromium } from '../support/clients/chromium.ts'
import { type ExplorerFixture, startExplorer } from './fixture.ts'

const problem = '__typename ... on Problem { message code path }'
const tokens = '... on SignedIn { accessToken refreshToken }'

describe.skipIf(!hasChromium)('in Chromium', () => {
  let fixture: ExplorerFixture
  let browser: Browser
  let page: Page
  let devtools: CDPSession
  let authenticatorId: string
  beforeAll(async () => {
    browser = await startChromium()
    fixture = await startExplorer()
    page = await browser.newPage()
    await page.goto(`${fixture.base}/live`)
    const added = await addAuthenticator(page)
    devtools = added.devtools
    authenticatorId = added.authenticatorId
  })
  afterAll(async () => {
    await browser?.close()
    await fixture?.remove()
  })

  const call = async (field: string, payload: string, input: object | null = null, token?: string) => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input!`
    const [declared, given] = input === null ? ['', ''] : [`($input: ${type})`, '(input: $input)']
    const text = `mutation ${declared} { outcome: ${field}${given} { ${problem} ${payload} } }`
    const { data, errors } = await gql(fixture.base, text, input === null ? {} : { input }, token)
    expect(errors).toBeUndefined()
    return data.outcome
  }
  const challenge = '... on PasskeyChallenge { challenge options expiresAt }'
  /** What a page does with the options. */
  const inPage = (method: 'create' | 'get', options: object): Promise<object> => {
    const parse = method === 'create' ? 'parseCreationOptionsFromJSON' : 'parseRequestOptionsFromJSON'
    return page.evaluate(
      `navigator.credentials.${method}({ publicKey: PublicKeyCredential.${parse}(${JSON.stringify(options)}) })
        .then((credential) => credential.toJSON())`,
    )
  }
  const use = async (input: object = {}) => {
    const started = await call('startPasskeySignIn', challenge, input)
    return { challenge: started.challenge, response: await inPage('get', started.options), method: 'PASSKEY' }
  }
  const signInByPassword = () =>
    call('signIn', tokens, { email: acme.agent.email, password: demoPassword, tenantSlug: 'acme' })
  const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())

  test('a passkey is registered, signs in without a name, and steps a session up', async () => {
    const { accessToken } = await signInByPassword()
    const started = await call('startPasskeyRegistration', challenge, null, accessToken)
    const response = await inPage('create', started.options)
    const input = { challenge: started.challenge, response, name: 'Chromium' }
    const passkey = '... on Passkey { id name transports isBackedUp }'
    const registered = await call('registerPasskey', passkey, input, accessToken)
    expect(registered).toMatchObject({ __typename: 'Passkey', name: 'Chromium', transports: ['internal'] })
    const { credentials } = await devtools.send('WebAuthn.getCredentials', { authenticatorId })
    expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])

    const signedIn = await call('completeSignIn', tokens, await use({ tenantSlug: 'acme' }))
    expect(claimsOf(signedIn.accessToken)).toMatchObject({ sub: acme.agent.id, tid: acme.id, acr: 'aal2' })
    const { data } = await gql(fixture.base, '{ viewer { user { id } } }', {}, signedIn.accessToken)
    expect(data.viewer.user.id).toBe(acme.agent.id)

    const raised = await call('stepUp', tokens, await use(), accessToken)
    const { sid } = claimsOf(accessToken)
    expect(claimsOf(raised.accessToken)).toMatchObject({ sid, acr: 'aal2', amr: ['pwd', 'pop', 'mfa'] })
  })

  test('an answer is accepted once', async () => {
    const answer = await use()
    expect((await call('completeSignIn', tokens, answer)).__typename).toBe('SignedIn')
    expect(await call('completeSignIn', tokens, answer)).toMatchObject({ code: 'TOKEN_INVALID' })
  })

  test('a browser makes no second passkey on the same device, and a deleted one signs in no more', async () => {
    const { accessToken } = await signInByPassword()
    const started = await call('startPasskeyRegistration', challenge, null, accessToken)
    await expect(inPage('create', started.options)).rejects.toThrow(/InvalidStateError/)
    const text = '{ viewer { passkeys(first: 1) { nodes { id } } } }'
    const { data } = await gql(fixture.base, text, {}, accessToken)
    const [{ id }] = data.viewer.passkeys.nodes
    expect((await call('deletePasskey', '', { passkeyId: id }, accessToken)).__typename).toBe('Deleted')
    expect(await call('completeSignIn', tokens, await use())).toMatchObject({ code: 'INVALID_CREDENTIALS' })
  })
})
