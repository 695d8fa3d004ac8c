// The interview as an entry of a calendar (RFC 5545): its last possible time.

interface Entry {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly end: Date
  readonly minutes: number
  readonly at: Date
  readonly isCancelled: boolean
}

const instant = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

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

export function calendarOf({ id, title, text, end, minutes, at, isCancelled }: Entry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Quintet//Interviews//EN',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    'BEGIN:VEVENT',
    `UID:${id}@quintet`,
    `SEQUENCE:${isCancelled ? 1 : 0}`,
    `DTSTAMP:${instant(at)}`,
    `DTSTART:${instant(new Date(end.getTime() - minutes * 60_000))}`,
    `DTEND:${instant(end)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}
