import { it } from 'vitest'
import { compareWithModel } from './ledger-model.ts'

it('the ledger, its holds and savings behave like a naive model in 1,000 random runs', async () => {
  await compareWithModel(1_000, 8, 550)
}, 600_000)
