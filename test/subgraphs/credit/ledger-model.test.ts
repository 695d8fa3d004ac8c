import { it } from 'vitest'
import { compareWithModel } from './ledger-model.ts'

it('the ledger, its holds and savings do what a naive model does, in 20 random lives', () =>
  compareWithModel(20, 20, 55))
