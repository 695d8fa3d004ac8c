// What it costs to find out who asks: a query of the viewer with a bearer token, and the same with its caller fixed in memory.
import type { Viewers } from '@quintet/gateway/auth/viewers.ts'
import type { Gateway } from '@quintet/gateway/gateway.ts'
import { acme } from '@quintet/kit/demo/people.ts'
import { prepareData } from '../../support/database/prepared.ts'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'
import { quantile, tableOf } from '../table.ts'

const query = '{ viewer { user { id } tenant { id } permissions } }'
const requestsPerTurn = 100
const warmTurns = 20

interface Kind {
  readonly name: string
  readonly token: string
  /** How many times the fixed caller it may cost. */
  readonly most: number
}

/** @param turns pairs of turns of each kind */
export async function benchMachines(turns: number): Promise<string> {
  const unlimited = { ADDRESS_REQUESTS_PER_MINUTE: '0', OPERATIONS_PER_MINUTE: '0', COST_PER_MINUTE: '0' }
  const quintet = await startTestQuintet({ isWorker: false }, unlimited, (await prepareData()).quintet)
  try {
    const rows: string[][] = []
    for (const kind of await kindsOf(quintet)) rows.push(await compare(quintet.inner.gateway, kind, turns))
    const head = ['', 'CPU us', 'fixed, CPU us', 'ratio', 'at most', '']
    return `Medians of ${turns} pairs of turns with ${requestsPerTurn} requests each, in this process\n\n${tableOf([head, ...rows])}\n`
  } finally {
    await quintet.stop()
  }
}

async function kindsOf(quintet: TestQuintet): Promise<Kind[]> {
  const { accessToken } = await quintet.session(acme.owner.email, 'acme')
  const createKey = `mutation ($input: CreateApiKeyInput!) { key: createApiKey(input: $input) { ... on ApiKeySecret { secret } } }`
  const createClient = `mutation ($input: CreateOAuthClientInput!) {
    made: createOAuthClient(input: $input) { ... on OAuthClientSecret { secret client { id clientId } } } }`
  const scopes = ['*.*:read']
  const client = { name: 'bench', type: 'CONFIDENTIAL', grants: ['CLIENT_CREDENTIALS'], scopes }
  const made = await quintet.gql(createClient, { input: client }, accessToken)
  const key = async (more: object): Promise<string> => {
    const { data } = await quintet.gql(createKey, { input: { name: 'bench', scopes, ...more } }, accessToken)
    return data.key.secret
  }
  const { secret, client: machine } = made.data.made
  const credentials = Buffer.from(`${machine.clientId}:${secret}`).toString('base64')
  const granted = await fetch(new URL('/oauth/token', quintet.url), {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') }),
  })
  const { access_token: oauthToken } = (await granted.json()) as { access_token: string }
  return [
    { name: 'a person', token: accessToken, most: 1.3 },
    { name: 'an API key', token: await key({}), most: 1.5 },
    { name: 'a key of a service account', token: await key({ clientId: machine.id }), most: 1.5 },
    { name: 'an OAuth token', token: oauthToken, most: 1.5 },
  ]
}

async function compare(gateway: Gateway, { name, token, most }: Kind, turns: number): Promise<string[]> {
  const connection = {}
  const facts = { requestId: 'bench', clientIp: '127.0.0.1', userAgent: 'bench', connection }
  const viewers = gateway.viewers as { -readonly [Name in keyof Viewers]: Viewers[Name] }
  const real = { verify: viewers.verify, caller: viewers.caller }
  const claims = await real.verify(token, connection, facts.clientIp)
  if (claims === null || typeof claims === 'string') throw new Error(`${name} is ${claims}`)
  const caller = await real.caller(claims, facts)
  const fixed = { verify: () => claims, caller: () => caller }
  const cost = async (way: typeof real): Promise<number> => {
    Object.assign(viewers, way)
    const begun = process.cpuUsage()
    for (let count = 0; count < requestsPerTurn; count++) {
      const prepared = gateway.prepare({ query }, facts)
      const { text } = await gateway.run(prepared, {}, `Bearer ${token}`, facts)
      if (!text.startsWith('{"data"')) throw new Error(text)
    }
    const { user, system } = process.cpuUsage(begun)
    return (user + system) / requestsPerTurn
  }
  try {
    for (let turn = 0; turn < warmTurns; turn++) for (const way of [real, fixed]) await cost(way)
    const found: { real: number; fixed: number }[] = []
    for (let turn = 0; turn < turns; turn++) {
      // In one order, one would always run after the garbage of the other.
      if (turn % 2 === 0) {
        const first = await cost(real)
        found.push({ real: first, fixed: await cost(fixed) })
      } else {
        const first = await cost(fixed)
        found.push({ fixed: first, real: await cost(real) })
      }
    }
    const median = (values: number[]) => quantile(values, 0.5)
    const ratio = median(found.map((each) => each.real / each.fixed))
    const costs = [median(found.map((each) => each.real)), median(found.map((each) => each.fixed))]
    const verdict = ratio <= most ? 'ok' : 'MORE'
    return [name, ...costs.map((value) => value.toFixed(0)), ratio.toFixed(2), String(most), verdict]
  } finally {
    Object.assign(viewers, real)
  }
}
