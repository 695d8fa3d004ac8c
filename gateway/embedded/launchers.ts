// The programs that started this process: `npx`, `pnpm` and the shells between them. When one of them is killed the process
// must end too, or PostgreSQL would go on behind a start that seems to be over.
import { readFileSync } from 'node:fs'

const lookMilliseconds = 500
/** A shell that runs a script's command, or Node with npm, npx or pnpm. */
const isLauncher = (words: readonly string[]): boolean => {
  const [program = ''] = words
  if (/(^|\/)(sh|dash|bash|zsh)$/.test(program)) return words[1] === '-c'
  return /(^|[\s/])(npm|npx|pnpm|pnpx)(\b|$)/.test(words.slice(0, 3).join(' '))
}

/** A process by its id and its start, because ids are used again. Null where it does not run, or cannot be known. */
function processOf(pid: number): { readonly parent: number; readonly start: string; readonly words: string[] } | null {
  try {
    // proc(5): the name in parentheses may hold spaces; the fields behind it do not.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    if (fields[0] === 'Z') return null
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .filter((word) => word !== '')
    return { parent: Number(fields[1]), start: fields[19] ?? '', words }
  } catch {
    return null
  }
}

/** Calls back once when a program that started this process has ended. Returns a function that stops watching. */
export function watchLaunchers(onGone: () => void): () => void {
  const launchers: { readonly pid: number; readonly start: string }[] = []
  for (let pid = process.ppid; pid > 1; ) {
    const found = processOf(pid)
    if (found === null || !isLauncher(found.words)) break
    launchers.push({ pid, start: found.start })
    pid = found.parent
  }
  if (launchers.length === 0) return () => {}
  const timer = setInterval(() => {
    if (launchers.every(({ pid, start }) => processOf(pid)?.start === start)) return
    clearInterval(timer)
    onGone()
  }, lookMilliseconds).unref()
  return () => clearInterval(timer)
}
