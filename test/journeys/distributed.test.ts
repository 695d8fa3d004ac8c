// All journeys through five subgraphs and a gateway in processes of their own.
import { vi } from 'vitest'
import { startApart } from './forms.ts'
import { hintsOverPostgres } from './hints.ts'
import { allJourneys } from './journeys.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 180_000 })

hintsOverPostgres(allJourneys(() => startApart()))
