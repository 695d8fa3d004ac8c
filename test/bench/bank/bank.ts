// `pnpm bench bank`: the bank of test/faults for longer. Its faults set the exit code.
import { randomInt } from 'node:crypto'
import { runBank } from '../../faults/bank.ts'
import { aDirectory, removeAll } from '../../process/program.ts'

/** Runs the bank for some minutes; what came of it. */
export async function benchBank(minutes: number, seed = randomInt(2 ** 31)): Promise<string> {
  try {
    const { transfers, refusals, killed, faults } = await runBank(aDirectory(), minutes * 60, seed)
    if (faults.length > 0) process.exitCode = 1
    return [
      `${minutes} minutes with --seed ${seed}: ${transfers} transfers acknowledged, ${refusals} refused for want of funds`,
      `killed: Quintet ${killed.processes} times, PostgreSQL ${killed.servers} times`,
      ...(faults.length > 0
        ? faults
        : ['each acknowledged transfer is there once, nothing is negative, all sums are zero']),
      '',
    ].join('\n')
  } finally {
    await removeAll()
  }
}
