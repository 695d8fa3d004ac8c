// Calendars as files (RFC 5545): one event that goes with a letter, or a feed that calendar programs look at again and again.

interface CalendarEvent {
  /** Names it in all versions of the file. */
  readonly id: string
  readonly title: string
  readonly text: string
  /** From one instant to another, or a whole day. */
  readonly when: { readonly start: Date; readonly end: Date } | { readonly day: string; readonly dayAfter: string }
  /** When it last changed. */
  readonly at: Date
  readonly isCancelled?: boolean
  /** How often it has changed: calendars keep the entry with the highest. */
  readonly sequence?: number
}

interface Calendar {
  /** What made it, such as Interviews. */
  readonly product: string
  readonly events: readonly CalendarEvent[]
  /** Its name, for a feed. */
  readonly feedName?: string
}

const instant = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
const dayOf = (day: string): string => day.replaceAll('-', '')

/** A text in which nothing ends a line or a value. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')

const lineBytes = 74

/** Long lines go on in the next, without splitting a character. */
function folded(line: string): string {
  const lines: string[] = []
  let present = ''
  for (const character of line) {
    if (Buffer.byteLength(present + character) > lineBytes) {
      lines.push(present)
      present = ' '
    }
    present += character
  }
  return [...lines, present].join('\r\n')
}

const eventLines = ({
  id,
  title,
  text,
  when,
  at,
  isCancelled = false,
  sequence = isCancelled ? 1 : 0,
}: CalendarEvent): string[] => [
  'BEGIN:VEVENT',
  `UID:${id}@quintet`,
  `SEQUENCE:${sequence}`,
  `DTSTAMP:${instant(at)}`,
  ...('day' in when
    ? [`DTSTART;VALUE=DATE:${dayOf(when.day)}`, `DTEND;VALUE=DATE:${dayOf(when.dayAfter)}`]
    : [`DTSTART:${instant(when.start)}`, `DTEND:${instant(when.end)}`]),
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(text)}`,
  `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
]

/** The text of a calendar. One with a cancelled event takes the event back. */
export function calendarOf({ product, events, feedName }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Quintet//${product}//EN`,
    `METHOD:${events.some(({ isCancelled }) => isCancelled) ? 'CANCEL' : 'PUBLISH'}`,
    ...(feedName === undefined
      ? []
      : [`NAME:${escaped(feedName)}`, `X-WR-CALNAME:${escaped(feedName)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT12H']),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
