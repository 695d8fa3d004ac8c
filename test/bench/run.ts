// `pnpm bench <name> [--seconds <n>]`: measures ratios in one run. Never part of the tests, which assert no times.
import { parseArgs } from 'node:util'
import { benchJourney } from './journey.ts'

const benches: Readonly<Record<string, (seconds: number) => Promise<string>>> = { journey: benchJourney }
const longest = 6

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '5' } },
})
const [name = ''] = positionals
const bench = benches[name]
const seconds = Number(values.seconds)
if (bench === undefined || !(seconds >= 1 && seconds <= longest)) {
  process.stderr.write(
    `pnpm bench ${Object.keys(benches).join('|')} [--seconds 1 to ${longest}]: seconds of each round, 5 unless told\n`,
  )
  process.exitCode = 1
} else process.stdout.write(`\n${await bench(seconds)}`)
