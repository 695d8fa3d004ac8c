// Which events are published in the database where their tenant is placed, and not in the first one alone.
import { isPlaced } from '@quintet/drizzle/table-parts/residences.ts'
import { type EventName, eventsOfParts, publisherOf } from '@quintet/schema/events.ts'

export const isPublishedWherePlaced = (event: EventName): boolean =>
  isPlaced(publisherOf(event)) || eventsOfParts.includes(event)
