// All journeys with acme in a database of a second server, and globex in the first one.
import { acme } from '@quintet/kit/demo/people.ts'
import { files } from './files.ts'
import { startEmbedded, startPlaced } from './forms.ts'
import { hintsOverPostgres } from './hints.ts'
import { allJourneys } from './journeys.ts'
import { newTenant } from './new-tenant.ts'

const journey = allJourneys(() => startPlaced(startEmbedded, [acme.id]))
files(journey)
newTenant(journey)
hintsOverPostgres(journey)
