// Shared by the helper commands: GraphQL requests to the Quintet on this machine, signed in as a demo account.
import { acme, demoPassword, demoTenants } from '@quintet/kit/demo/people.ts'

const port = process.env.PORT ?? '4000'
const endpoint = `http://127.0.0.1:${port}/graphql`

/** Sends one operation. Rejects with an error whose message says what to do. */
export async function send<T>(query: string, variables: object, token?: string): Promise<T> {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify({ query, variables }) }).catch(
    () => {
      throw new Error(`No Quintet answers at ${endpoint}. Start it first, or set PORT.`)
    },
  )
  const answer = (await response.json().catch(() => null)) as { data?: T; errors?: { message: string }[] } | null
  if (answer === null) throw new Error(`The server at ${endpoint} is not Quintet. Set PORT.`)
  const { data, errors } = answer
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'))
  return data as T
}

const signInOperation = `mutation SignIn($input: SignInInput!) {
  signIn(input: $input) { ... on SignedIn { accessToken expiresAt } ... on Problem { message } }
}`

interface SignedIn {
  readonly accessToken: string
  /** When the token expires. */
  readonly expiresAt: string
}

/** Signs a demo account in to its tenant. */
export async function signIn(email: string): Promise<SignedIn> {
  const tenant = demoTenants.find(({ slug }) => email.endsWith(`@${slug}.example`))
  const input = { email, password: demoPassword, ...(tenant === undefined ? {} : { tenantSlug: tenant.slug }) }
  const result = await send<{ signIn: SignedIn | { message: string } }>(signInOperation, { input })
  if ('message' in result.signIn) throw new Error(`${email}: ${result.signIn.message}`)
  return result.signIn
}

export const demoAgent = acme.agent.email

/** Runs a command. A failure prints one line on stderr and sets the exit code 1. */
export async function command(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
