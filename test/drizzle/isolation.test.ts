// The matrix of isolation over a database with the tables of all subgraphs.
import { afterAll } from 'vitest'
import { cloneDatabase } from '../support/database/database.ts'
import { isolationMatrix } from './isolation-matrix.ts'

const database = await cloneDatabase()
await isolationMatrix(database, 5)
afterAll(() => database.drop())
