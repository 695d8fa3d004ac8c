import { afterAll, expect, it } from 'vitest'
import { aDirectory, removeAll } from '../process/program.ts'
import { runBank } from './bank.ts'

afterAll(removeAll)

it('a bank whose processes are killed loses no acknowledged transfer, does none twice, and balances', async () => {
  const { faults, transfers, killed } = await runBank(aDirectory(), 60, 23)
  expect(faults).toEqual([])
  expect(transfers).toBeGreaterThan(20)
  expect(killed.processes + killed.servers).toBeGreaterThan(0)
}, 400_000)
