// `pnpm bench soak`: mixed load for some minutes; every answer and every event is checked, and memory has to be flat.
import { randomInt } from 'node:crypto'
import { faultsOf, reportOf } from '../../soak/report.ts'
import { soak } from '../../soak/soak.ts'

/** Replaced twenty times in half an hour. */
const secondsToSwap = 90

/** Soaks, tells what goes on, and has the process fail when anything is not as it must be. */
export async function benchSoak(minutes: number, seed = randomInt(2 ** 31)): Promise<string> {
  const over = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => over.abort())
  const seconds = minutes * 60
  const settings = {
    seconds,
    seed,
    people: 500,
    questionsPerSecond: 50,
    recordsPerSecond: 5,
    swaps: Math.max(3, Math.round(seconds / secondsToSwap)),
    say: (line: string) => void process.stderr.write(`${new Date().toISOString()} ${line}\n`),
    signal: over.signal,
  }
  settings.say(`soaks for ${minutes} minutes: --seed ${seed}`)
  const soaked = await soak(settings)
  if (faultsOf(soaked).length > 0) process.exitCode = 1
  return reportOf(soaked, settings)
}
