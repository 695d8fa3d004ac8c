// `pnpm bench overview --profile`: where Quintet's own processes spend their time under load.
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { profiles } from '../baselines.ts'
import type { Row } from './rows.ts'

const keepMilliseconds = 20_000

/** What Quintet's processes are started with to be profiled. */
export const profiled = {
  PROFILES: profiles,
  NODE_OPTIONS: `--import=${new URL('../children/profiled.ts', import.meta.url).href}`,
}

/** Profiles each process of each row; the files can be opened in a browser's developer tools. */
export async function profileRows(rows: readonly Row[], seconds: number): Promise<string> {
  await mkdir(profiles, { recursive: true })
  const parts: string[] = []
  for (const { name, pids, crowd } of rows) {
    const signal = (): void => {
      for (const pid of Object.values(pids)) process.kill(pid, 'SIGUSR2')
    }
    signal()
    await crowd.ask(seconds, { latencies: [], milliseconds: 0 })
    signal()
    for (const [part, pid] of Object.entries(pids)) parts.push(`${name}, ${part}: ${await kept(part, pid)}`, '')
  }
  return parts.join('\n')
}

/** The profile of a process under a better name, and the functions that took most. */
async function kept(part: string, pid: number): Promise<string> {
  const written = join(profiles, `${pid}.cpuprofile`)
  const list = `${written}.txt`
  for (const end = Date.now() + keepMilliseconds; !existsSync(list); await pause(50)) {
    if (Date.now() > end) throw new Error(`No profile of ${part} came`)
  }
  const file = join(profiles, `overview-${part}.cpuprofile`)
  await rename(written, file)
  const dearest = await readFile(list, 'utf8')
  await rm(list)
  return `${file}\n${dearest}`
}
