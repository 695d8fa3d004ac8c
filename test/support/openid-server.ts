// An OpenID Connect issuer on this machine, which tells the truth or lies as a test wants it.
import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Lies {
  /** Claims of the ID token in place of the true ones; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  /** Signed by a key that is not published. */
  readonly foreignKey?: boolean
  /** Not signed at all. */
  readonly unsigned?: boolean
  /** The iss parameter of the callback (RFC 9207). */
  readonly iss?: string
}

export interface OpenIdServer {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The account agrees to what an authorization URL asks for: the query of the callback. */
  approve(authorizationUrl: string, account: Readonly<Record<string, unknown>>, lies?: Lies): URLSearchParams
  /** Browsers that visit the issuer agree to whatever is asked for, with this account. */
  welcome(account: Readonly<Record<string, unknown>>): void
  stop(): Promise<void>
}

interface Granted {
  readonly asked: URLSearchParams
  readonly account: Readonly<Record<string, unknown>>
  readonly lies: Lies
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** @param metadata changes what is published */
export async function startOpenIdServer(metadata: object = {}): Promise<OpenIdServer> {
  const [own, foreign] = [newKey(), newKey()]
  const [clientId, clientSecret] = ['quintet', randomUUID()]
  const codes = new Map<string, Granted>()
  const accounts = new Map<string, Granted['account']>()
  let visitor: Granted['account'] | null = null
  const server = createServer(async (request, response) => {
    if (request.url?.startsWith('/authorize?') && visitor !== null) {
      const query = approve(`${issuer}${request.url}`, visitor)
      const back = new URL(request.url, issuer).searchParams.get('redirect_uri')
      response.writeHead(302, { location: `${back}?${query}` }).end()
      return
    }
    const { status = 200, ...body } = await answer(request)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const answer = async (
    request: IncomingMessage,
  ): Promise<{ readonly status?: number; readonly [name: string]: unknown }> => {
    switch (request.url) {
      case '/.well-known/openid-configuration':
        return {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          userinfo_endpoint: `${issuer}/userinfo`,
          jwks_uri: `${issuer}/jwks`,
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
          id_token_signing_alg_values_supported: ['ES256'],
          authorization_response_iss_parameter_supported: true,
          ...metadata,
        }
      case '/jwks':
        return { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'ES256', use: 'sig' }] }
      case '/token':
        return grant(new URLSearchParams(await text(request)))
      case '/userinfo':
        return accounts.get((request.headers.authorization ?? '').replace('Bearer ', '')) ?? { status: 401 }
      default:
        return { status: 404 }
    }
  }
  const grant = (form: URLSearchParams) => {
    const code = form.get('code') ?? ''
    const granted = codes.get(code)
    codes.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isBound = granted !== undefined && (granted.asked.get('code_challenge') ?? challenge) === challenge
    const isClient = form.get('client_id') === clientId && form.get('client_secret') === clientSecret
    if (!isBound || !isClient || form.get('redirect_uri') !== granted.asked.get('redirect_uri')) {
      return { status: 400, error: 'invalid_grant' }
    }
    const { asked, account, lies } = granted
    const seconds = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      aud: clientId,
      iat: seconds,
      exp: seconds + 300,
      nonce: asked.get('nonce') ?? undefined,
      ...account,
      ...lies.claims,
    }
    const accessToken = randomUUID()
    accounts.set(accessToken, account)
    return {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 300,
      id_token: idToken(claims, lies, lies.foreignKey === true ? foreign.privateKey : own.privateKey),
    }
  }
  const approve: OpenIdServer['approve'] = (authorizationUrl, account, lies = {}) => {
    const asked = new URL(authorizationUrl).searchParams
    const code = randomUUID()
    codes.set(code, { asked, account, lies })
    return new URLSearchParams({ code, state: asked.get('state') ?? '', iss: lies.iss ?? issuer })
  }
  return {
    issuer,
    clientId,
    clientSecret,
    approve,
    welcome(account) {
      visitor = account
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  }
}

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

function idToken(claims: object, { unsigned = false }: Lies, key: KeyObject): string {
  const signed = `${part({ alg: unsigned ? 'none' : 'ES256', kid: 'own' })}.${part(claims)}`
  if (unsigned) return `${signed}.`
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}
