// `pnpm bench soak`: mixed load for some minutes. Every answer and event is checked, and memory must be flat.
import { randomInt } from 'node:crypto'
import { problemsOf, reportOf } from '../../soak/report.ts'
import { soak } from '../../soak/soak.ts'

/** The supergraph is replaced twenty times in half an hour. */
const secondsToSwap = 90

/** Runs a soak, logs its steps, and sets the exit code when there is a problem. */
export async function benchSoak(minutes: number, seed = randomInt(2 ** 31)): Promise<string> {
  const over = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => over.abort())
  const seconds = minutes * 60
  const settings = {
    seconds,
    seed,
    subscribers: 500,
    queriesPerSecond: 50,
    recordsPerSecond: 5,
    swaps: Math.max(3, Math.round(seconds / secondsToSwap)),
    log: (line: string) => void process.stderr.write(`${new Date().toISOString()} ${line}\n`),
    signal: over.signal,
  }
  settings.log(`soak of ${minutes} minutes: --seed ${seed}`)
  const soaked = await soak(settings)
  if (problemsOf(soaked).length > 0) process.exitCode = 1
  return reportOf(soaked, settings)
}
