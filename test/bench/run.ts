// `pnpm bench <name> [options]`: measures ratios in one run. Never part of the tests, which assert no times.
import { parseArgs } from 'node:util'
import { benchAudit } from './audit/audit.ts'
import { benchBank } from './bank/bank.ts'
import { benchCommerce } from './commerce/commerce.ts'
import { benchData } from './data/data.ts'
import { benchDatabases } from './databases/databases.ts'
import { benchFanOut } from './fan-out/fan-out.ts'
import { benchGateway } from './gateway/gateway.ts'
import { benchJourney } from './journey/journey.ts'
import { benchLedger } from './ledger/ledger.ts'
import { benchLoans } from './loans/loans.ts'
import { benchMachines } from './machines/machines.ts'
import { benchMove } from './move/move.ts'
import { benchOverview } from './overview/overview.ts'
import { benchParse } from './parse/parse.ts'
import { benchScores } from './scores/scores.ts'
import { benchSignIn } from './sign-in/sign-in.ts'
import { benchSoak } from './soak/soak.ts'
import { benchTenants } from './tenants/tenants.ts'
import { benchWorkflows } from './workflows/workflows.ts'
import { benchWorkspace } from './workspace/workspace.ts'

const options = {
  seconds: { type: 'string' },
  sockets: { type: 'string', multiple: true },
  profile: { type: 'boolean', default: false },
  own: { type: 'boolean', default: false },
  minutes: { type: 'string' },
  seed: { type: 'string' },
  rows: { type: 'string' },
} as const
const maxSeconds = 6
const signInTurns = 40
const machineTurns = 60
const workflowRuns = 1_000
const ingestedCvs = 1_000
const most = 10_000
const maxMinutes = 120
const maxRows = 5_000_000

const { values, positionals } = parseArgs({ allowPositionals: true, options })
const { profile, own, seed } = values
const sockets = (values.sockets ?? ['1000', '5000']).map(Number)
const seconds = (byDefault: number): number => Number(values.seconds ?? byDefault)
const rows = (byDefault: number): number => Number(values.rows ?? byDefault)
const benches: Readonly<Record<string, () => Promise<string>>> = {
  journey: () => benchJourney(seconds(5)),
  data: () => benchData(seconds(3)),
  audit: () => benchAudit(seconds(2)),
  ledger: () => benchLedger(seconds(1)),
  loans: () => benchLoans(rows(100_000)),
  commerce: () => benchCommerce(seconds(3)),
  bank: () => benchBank(Number(values.minutes ?? 10), seed === undefined ? undefined : Number(seed)),
  gateway: () => benchGateway({ seconds: seconds(1), own, profile }),
  overview: () => benchOverview({ seconds: seconds(2), own, profile }),
  'fan-out': () => benchFanOut({ sockets, seconds: seconds(1), own, profile }),
  'sign-in': () => benchSignIn(signInTurns),
  machines: () => benchMachines(machineTurns),
  tenants: () => benchTenants(seconds(2)),
  move: () => benchMove(rows(100_000)),
  databases: () => benchDatabases(rows(50)),
  parse: () => benchParse(rows(100_000), ingestedCvs, (part) => process.stderr.write(`${part}\n\n`)),
  scores: () => benchScores(seconds(2), seconds(60), rows(1_000_000)),
  workspace: () => benchWorkspace(),
  workflows: () => benchWorkflows(workflowRuns),
  soak: () => benchSoak(Number(values.minutes ?? 30), seed === undefined ? undefined : Number(seed)),
}
const bench = benches[positionals[0] ?? '']
const isInRange = (value: number, high: number): boolean => value >= 1 && value <= high
const areMeant =
  isInRange(seconds(1), maxSeconds) &&
  sockets.every((count) => isInRange(count, most)) &&
  isInRange(rows(1), maxRows) &&
  isInRange(Number(values.minutes ?? 1), maxMinutes) &&
  isInRange(Number(seed ?? 1), 2 ** 31)
if (bench === undefined || !areMeant) {
  process.stderr.write(
    `pnpm bench ${Object.keys(benches).join('|')} [--seconds 1 to ${maxSeconds}, of each round]
  gateway, overview, fan-out: [--own] without baselines; [--profile] the functions with the most CPU time
  fan-out: [--sockets 1 to ${most}]
  move: [--rows 1 to ${maxRows}] of the tenant; databases: how many; scores: of the large board; loans: that are past due
  soak, bank: [--minutes 1 to ${maxMinutes}] [--seed number]
`,
  )
  process.exitCode = 1
} else process.stdout.write(`\n${await bench()}`)
