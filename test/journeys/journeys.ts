// All journeys, in their order: each form of Quintet goes through every one of them.
import type { Form } from './forms.ts'
import { aJourney, type Journey } from './journey.ts'
import { people } from './people.ts'
import { resume } from './resume.ts'
import { work } from './work.ts'

/** Declares every journey for one form; what it returns is for tests of that form's own. */
export function allJourneys<Kind extends Form>(start: () => Promise<Kind>): Journey<Kind> {
  const journey = aJourney(start)
  people(journey)
  work(journey)
  resume(journey)
  return journey
}
