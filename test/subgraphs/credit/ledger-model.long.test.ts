import { it } from 'vitest'
import { compareWithModel } from './ledger-model.ts'

it('the ledger, its holds and savings do what a naive model does, in 1,000 random lives', async () => {
  await compareWithModel(1_000, 8, 550)
}, 600_000)
