import { it } from 'vitest'
import { compareWithModel } from './ledger-model.ts'

it('the ledger, its holds and savings behave like a naive model in 20 random runs', () => compareWithModel(20, 20, 55))
