// `pnpm bench <name> [options]`: measures ratios in one run. Never part of the tests, which assert no times.
import { parseArgs } from 'node:util'
import { benchData } from './data.ts'
import { benchFanOut } from './fan-out.ts'
import { benchGateway } from './gateway.ts'
import { benchJourney } from './journey.ts'

const options = {
  seconds: { type: 'string' },
  sockets: { type: 'string', multiple: true },
  profile: { type: 'boolean', default: false },
  own: { type: 'boolean', default: false },
} as const
const longest = 6
const most = 5000

const { values, positionals } = parseArgs({ allowPositionals: true, options })
const { profile, own } = values
const sockets = (values.sockets ?? ['1000', '5000']).map(Number)
const seconds = (usual: number): number => Number(values.seconds ?? usual)
const benches: Readonly<Record<string, () => Promise<string>>> = {
  journey: () => benchJourney(seconds(5)),
  data: () => benchData(seconds(3)),
  gateway: () => benchGateway({ seconds: seconds(1), own, profile }),
  'fan-out': () => benchFanOut({ sockets, seconds: seconds(1), own, profile }),
}
const bench = benches[positionals[0] ?? '']
const isMeant = (value: number, high: number): boolean => value >= 1 && value <= high
if (bench === undefined || !isMeant(seconds(1), longest) || !sockets.every((count) => isMeant(count, most))) {
  process.stderr.write(
    `pnpm bench ${Object.keys(benches).join('|')} [--seconds 1 to ${longest}, of each round]
  gateway, fan-out: [--own] without rivals; [--profile] where Quintet spends its time
  fan-out: [--sockets 1 to ${most}]
`,
  )
  process.exitCode = 1
} else process.stdout.write(`\n${await bench()}`)
