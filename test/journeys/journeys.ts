// All journeys in their order. Each form of Quintet goes through every one.
import type { Form } from './forms.ts'
import { aJourney, type Journey } from './journey.ts'
import { people } from './people.ts'
import { resume } from './resume.ts'
import { work } from './work.ts'

/**
 * Declares every journey for one form. Returns the fixture for further tests of the form.
 * @param isTodaysDemo false where the demo data are those of an earlier release
 */
export function allJourneys<Kind extends Form>(
  start: () => Promise<Kind>,
  { isTodaysDemo = true }: { readonly isTodaysDemo?: boolean } = {},
): Journey<Kind> {
  const journey = aJourney(start)
  people(journey)
  work(journey, isTodaysDemo)
  resume(journey)
  return journey
}
