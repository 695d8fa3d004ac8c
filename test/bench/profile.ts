// Where a process spends its time while it is under load.
import { mkdir, writeFile } from 'node:fs/promises'
import { type Profiler, Session } from 'node:inspector/promises'
import { dirname } from 'node:path'

const maxLines = 25
const intervalMicroseconds = 200

/** What the bench asks of a process that can be profiled: null begins, a file ends and keeps the profile there. */
export interface ProfileQuestion {
  readonly profile: string | null
}

const session = new Session()

/** Of a child: begins or ends a profile; the end answers with the functions that took most. */
export async function answerProfiler({ profile: file }: ProfileQuestion): Promise<string | null> {
  if (file === null) {
    session.connect()
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: intervalMicroseconds })
    await session.post('Profiler.start')
    return null
  }
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(profile))
  return dearest(profile)
}

/** The functions with the most time of their own, what they call not counted. */
function dearest({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): string {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const times = new Map<string, number>()
  let busy = 0
  samples.forEach((id, i) => {
    const name = names.get(id) ?? 'unknown'
    // Neither rest nor the profiler's own work.
    if (name === '(idle)' || name === '(root)' || name.includes('node:inspector')) return
    const time = timeDeltas[i] ?? 0
    busy += time
    times.set(name, (times.get(name) ?? 0) + time)
  })
  return [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, maxLines)
    .map(([name, time]) => `${((time * 100) / busy).toFixed(1).padStart(5)} %  ${name}`)
    .join('\n')
}

function nameOf({ functionName, url, lineNumber }: Profiler.Profile['nodes'][number]['callFrame']): string {
  if (url === '') return functionName
  const file = url
    .replace(/^.*\/node_modules\//, '')
    .replace(/^file:\/\/.*?\/(?=gateway|subgraphs|drizzle|test|schema)/, '')
  return `${functionName || '(anonymous)'}  ${file}:${lineNumber + 1}`
}
