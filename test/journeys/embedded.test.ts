// All journeys through the embedded start.
import { startEmbedded } from './forms.ts'
import { hintsOverPostgres } from './hints.ts'
import { allJourneys } from './journeys.ts'

hintsOverPostgres(allJourneys(() => startEmbedded()))
