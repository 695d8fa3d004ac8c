// What processes have cost so far, as Linux counts it.
import { readdirSync, readFileSync } from 'node:fs'

/** Linux reports times in hundredths of a second, whatever its own clock. */
const millisecondsPerTick = 10

/** State, parent and times of a process; null when it is gone, or where there is no /proc. */
function statusOf(pid: number): { parent: number; own: number; ended: number } | null {
  try {
    // After the program's name, which may itself hold brackets.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ').map(Number)
    const ticks = (first: number): number => fields[first]! + fields[first + 1]!
    return { parent: fields[1]!, own: ticks(11), ended: ticks(13) }
  } catch {
    return null
  }
}

/** CPU milliseconds of some processes themselves; NaN where the system does not report it. */
export function cpuOf(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + (statusOf(pid)?.own ?? Number.NaN) * millisecondsPerTick, 0)
}

/** The same of one process, to the microsecond: the scheduler's own count of each of its threads. */
export function cpuOfThreads(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`)
  return threads.reduce((sum, thread) => sum + ranMilliseconds(`${pid}/task/${thread}`), 0)
}

/** CPU milliseconds of a process, of its children, and of those that have ended. */
export function cpuWithChildren(pid: number): number {
  const root = statusOf(pid)
  if (root === null) return Number.NaN
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statusOf(Number(name)))
    .filter((status) => status?.parent === pid)
  const ticks = children.reduce((sum, child) => sum + (child?.own ?? 0), root.own + root.ended)
  return ticks * millisecondsPerTick
}

/**
 * CPU milliseconds of a PostgreSQL server with its backends, to the microsecond: the scheduler's own count, which Linux
 * keeps for each thread, and such a process has one.
 */
export function cpuOfServer(pid: number): number {
  const root = statusOf(pid)
  if (root === null) return Number.NaN
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statusOf(Number(name))?.parent === pid)
  return [`${pid}`, ...children].reduce((sum, each) => sum + ranMilliseconds(each), root.ended * millisecondsPerTick)
}

function ranMilliseconds(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    // It ended since.
    return 0
  }
}
