// Whether the time tells who is known: sign-in, reset and sign-up for known and unknown addresses, in turns of one run.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { prepareData } from '../../support/database/prepared.ts'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'
import { cpuOfServer } from '../cpu.ts'
import { quantile, tableOf } from '../table.ts'

const warmTurns = 4
/** How far the medians may be apart. */
const tolerance = 0.1

interface Kind {
  readonly milliseconds: number[]
  readonly cpu: number[]
}

const names = { firstName: 'Bench', lastName: 'Person' }
const password = 'seven brass lanterns at dusk'
/** Without a hash a request is short, and needs more turns for a steady median. */
const operations = [
  { field: 'signIn', more: { password: 'not the right password' }, factor: 1 },
  { field: 'requestPasswordReset', more: {}, factor: 6 },
  { field: 'requestEmailVerification', more: {}, factor: 6 },
  { field: 'signUp', more: { password, ...names }, factor: 1 },
] as const
const mostTurns = 6

/** Hashes cost what they cost in production; letters are not sent meanwhile, and no address has to wait. */
export async function benchSignIn(turns: number): Promise<string> {
  const unlimited = { ADDRESS_REQUESTS_PER_MINUTE: '0', OPERATIONS_PER_MINUTE: '0', COST_PER_MINUTE: '0' }
  const overrides = { passwordCost: 12, isWorker: false }
  const environment = { SIGN_UP: 'verified', ...unlimited }
  const quintet = await startTestQuintet(overrides, environment, (await prepareData()).quintet)
  try {
    const known = await people(quintet, turns * mostTurns + warmTurns)
    const rows: string[][] = []
    for (const { field, more, factor } of operations) {
      rows.push(await compare(quintet, field, more, known.slice(0, turns * factor + warmTurns)))
    }
    const head = ['', 'known ms', 'unknown ms', 'ratio', 'known CPU ms', 'unknown CPU ms', 'ratio', '']
    return `Medians of ${turns} requests of each kind, ${turns * mostTurns} where nothing is hashed, in turns; CPU of Quintet and PostgreSQL\n\n${tableOf([head, ...rows])}\n`
  } finally {
    await quintet.stop()
  }
}

/** Users of the bench, half of them verified. Copies of one, since each password would take a hash. */
async function people(quintet: TestQuintet, count: number): Promise<string[]> {
  const emails = Array.from({ length: count }, (_, i) => `known.${i}@people.example`)
  const signUp = 'mutation ($input: SignUpInput!) { signUp(input: $input) { __typename } }'
  await quintet.gql(signUp, { input: { email: emails[0], password, ...names } })
  const { admin } = quintet
  for (const [i, email] of emails.entries()) {
    if (i === 0) continue
    await admin`with original as (select * from identity.users where email_norm = ${emails[0]!}),
      added as (insert into identity.users (realm_id, email, email_norm, email_verified_at, password_hash, password_scheme)
        select realm_id, ${email}, ${email}, ${i % 2 === 0 ? null : new Date()}, password_hash, password_scheme from original
        returning realm_id, id)
      insert into identity.profiles (realm_id, id, first_name, last_name) select realm_id, id, 'Bench', 'Person' from added`
  }
  return emails
}

async function compare(
  quintet: TestQuintet,
  field: string,
  more: object,
  emails: readonly string[],
): Promise<string[]> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const text = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`
  const server = Number(readFileSync(join(quintet.directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const spent = (): number => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000 + cpuOfServer(server)
  }
  const kinds: Record<'known' | 'unknown', Kind> = {
    known: { milliseconds: [], cpu: [] },
    unknown: { milliseconds: [], cpu: [] },
  }
  const ask = async (kind: keyof typeof kinds, email: string, counts: boolean): Promise<void> => {
    const [begun, before] = [performance.now(), spent()]
    const { errors } = await quintet.gql(text, { input: { email, ...more } })
    const [milliseconds, cpu] = [performance.now() - begun, spent() - before]
    if (errors !== undefined) throw new Error(`${field}: ${JSON.stringify(errors)}`)
    if (!counts) return
    kinds[kind].milliseconds.push(milliseconds)
    kinds[kind].cpu.push(cpu)
  }
  for (const [turn, email] of emails.entries()) {
    const counts = turn >= warmTurns
    const unknown = `${field}.${turn}@people.example`
    // Each kind is first as often as the other.
    if (turn % 2 === 0) await ask('known', email, counts)
    await ask('unknown', unknown, counts)
    if (turn % 2 !== 0) await ask('known', email, counts)
  }
  const median = (list: readonly number[]) => quantile(list, 0.5)
  const { known, unknown } = kinds
  const ratios = (['milliseconds', 'cpu'] as const).map((of) => median(unknown[of]) / median(known[of]))
  const isAlike = ratios.every((ratio) => Math.abs(ratio - 1) <= tolerance)
  return [
    field,
    ...[known, unknown].map(({ milliseconds }) => median(milliseconds).toFixed(1)),
    ratios[0]!.toFixed(2),
    ...[known, unknown].map(({ cpu }) => median(cpu).toFixed(1)),
    ratios[1]!.toFixed(2),
    isAlike ? 'alike' : 'apart',
  ]
}
