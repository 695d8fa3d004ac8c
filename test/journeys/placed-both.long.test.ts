// All journeys through the distributed start, with both tenants of the demo in a database of a second server.
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { startDistributedForm, startPlaced } from './forms.ts'
import { hintsOverPostgres } from './hints.ts'
import { allJourneys } from './journeys.ts'

hintsOverPostgres(allJourneys(() => startPlaced(startDistributedForm, [acme.id, globex.id])))
