// Definitions and runs as flowcharts, in Mermaid's language.
import type { StoredDefinition } from './store.ts'

/** A text inside of a node: nothing in it ends the node. */
const quoted = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', ' ')

const colours: Readonly<Record<string, string>> = {
  RUNNING: 'fill:#fff3c4',
  COMPLETED: 'fill:#c6f6d5',
  SKIPPED: 'fill:#edf2f7',
  FAILED: 'fill:#fed7d7',
  COMPENSATED: 'fill:#e9d8fd',
  COMPENSATION_FAILED: 'fill:#feb2b2',
}

/** A flowchart. @param statuses of the steps of a run, by their numbers */
export function diagramOf(
  { trigger, schedule = null, steps }: StoredDefinition,
  statuses: ReadonlyMap<number, string> = new Map(),
): string {
  const causes = [trigger?.event, schedule === null ? undefined : `${schedule.cron}, ${schedule.timeZone}`]
  const cause = causes.filter((each) => each !== undefined).join(' or ') || 'by hand'
  const lines = ['flowchart TD', `  begin(["${quoted(cause)}"])`]
  let before = 'begin'
  let label = ''
  for (const { step, module, action, condition, onFalse } of steps) {
    const status = statuses.get(step)
    const node = `s${step}`
    if (condition !== null) {
      const asked = `c${step}`
      lines.push(`  ${asked}{"${quoted(condition)}"}`, `  ${before} -->${label} ${asked}`)
      lines.push(`  ${asked} -->|no| ${onFalse === 'STOP' ? 'done' : `after${step}((" "))`}`)
      before = asked
      label = '|yes|'
    }
    const said = `${step}. ${module}: ${action}${status === undefined ? '' : `, ${status}`}`
    lines.push(`  ${node}["${quoted(said)}"]`, `  ${before} -->${label} ${node}`)
    label = ''
    before = node
    if (condition !== null && onFalse === 'SKIP') {
      lines.push(`  ${node} --> after${step}`)
      before = `after${step}`
    }
    const colour = colours[status ?? '']
    if (colour !== undefined) lines.push(`  style ${node} ${colour}`)
  }
  return [...lines, '  done(["end"])', `  ${before} --> done`].join('\n')
}
