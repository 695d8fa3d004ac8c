// All journeys through five subgraphs and a gateway in processes of their own.
import { startApart } from './forms.ts'
import { hintsOverPostgres } from './hints.ts'
import { allJourneys } from './journeys.ts'

hintsOverPostgres(allJourneys(() => startApart()))
