// All journeys through the distributed start: five subgraphs and a gateway.
import { startDistributedForm } from './forms.ts'
import { hintsOverPostgres } from './hints.ts'
import { allJourneys } from './journeys.ts'

hintsOverPostgres(allJourneys(() => startDistributedForm()))
