// The part of GitHub that signing in needs, on this machine.
import { createHash, randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

interface GitHubAccount {
  readonly id: unknown
  readonly login: string
  readonly name: string | null
  readonly emails: readonly { readonly email: string; readonly primary: boolean; readonly verified: boolean }[]
}

export interface GitHubServer {
  readonly issuer: string
  /** The account agrees: the query of the callback. */
  approve(authorizationUrl: string, account: GitHubAccount): URLSearchParams
  stop(): Promise<void>
}

export async function startGitHubServer(clientSecret: string): Promise<GitHubServer> {
  const codes = new Map<string, { readonly asked: URLSearchParams; readonly account: GitHubAccount }>()
  const tokens = new Map<string, GitHubAccount>()
  const server = createServer(async (request, response) => {
    const send = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/login/oauth/access_token') {
      const form = new URLSearchParams(await text(request))
      const granted = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      const isRight = form.get('client_secret') === clientSecret && granted?.asked.get('code_challenge') === challenge
      // As GitHub does: an error is answered with 200.
      if (granted === undefined || !isRight) return send({ error: 'bad_verification_code' })
      const token = randomUUID()
      tokens.set(token, granted.account)
      return send({ access_token: token, token_type: 'bearer', scope: 'read:user,user:email' })
    }
    const account = tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''))
    if (account === undefined) return send({ message: 'Bad credentials' }, 401)
    const { emails, ...user } = account
    // The address in the profile is what the account shows, verified or not.
    if (request.url === '/api/v3/user') return send({ ...user, email: 'shown@people.example' })
    if (request.url === '/api/v3/user/emails') return send(emails)
    return send({}, 404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    approve(authorizationUrl, account) {
      const asked = new URL(authorizationUrl).searchParams
      const code = randomUUID()
      codes.set(code, { asked, account })
      return new URLSearchParams({ code, state: asked.get('state') ?? '' })
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  }
}
