import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, fchownSync, fstatSync, ftruncateSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Socket } from 'node:net'

/** Whose rights a program runs under; null means those of this process. */
export type Account = { uid: number; gid: number } | null

export type ProcessExit = {
  code: number | null
  signal: NodeJS.Signals | null
  /** True when stop() asked for it, false when the process died on its own. */
  requested: boolean
  /** The last lines that the process wrote. */
  lastLines: string
}

export type GuardedProcess = {
  pid: number | undefined
  exited: Promise<ProcessExit>
  /** From now on the process no longer keeps Node alive. */
  release(): void
  /** Ends the process in an orderly way; safe to call again. */
  stop(): Promise<ProcessExit>
}

type GuardOptions = {
  account: Account
  logFile: string
  log?: ((line: string) => void) | undefined
  /** What happens to it when Node dies: a server's own fast shutdown, or the kill of the program and its children. */
  orphan?: 'shutdown' | 'kill'
}

const keptLines = 20
const keptLogBytes = 10_000_000
const logPause = 200
const stopPatience = 8_000

/** Starts a program that cannot outlive this Node process, however that one ends. */
export function spawnGuarded(
  program: string,
  args: string[],
  { account, logFile, log, orphan = 'shutdown' }: GuardOptions,
): GuardedProcess {
  const { command, prefix, identity } = privileges(account)
  // A file and no pipe: one that Node does not empty in time, because it is busy, would bring the server to a halt.
  const output = openLog(logFile, account)
  const follower = followLines(output, log)
  const child = spawn(command ?? program, command ? [...prefix, program, ...args] : args, {
    ...identity,
    // Ctrl-C goes to the whole process group: our own stop must come first.
    detached: true,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', output, output],
  })

  const release = child.pid === undefined ? () => {} : startWatchdog(child.pid, orphan)
  let requested = false
  const exited = new Promise<ProcessExit>((resolve) => {
    const settle = (code: number | null, signal: NodeJS.Signals | null, ...more: string[]) => {
      release()
      resolve({ code, signal, requested, lastLines: [...follower.finish(), ...more].join('\n') })
    }
    child.once('exit', settle)
    // A program that could not even be started. As root that is mostly a folder which the given-up rights do not enter.
    const hint = account && !command ? ' (as root PostgreSQL needs setpriv, or folders that everyone may enter)' : ''
    child.once('error', (error) => child.pid === undefined && settle(null, null, error.message + hint))
  })

  const stop = () => {
    if (!requested && child.exitCode === null && child.signalCode === null) {
      requested = true
      endInSteps(child)
    }
    return exited
  }
  return { pid: child.pid, exited, release: () => child.unref(), stop }
}

function openLog(path: string, account: Account): number {
  const log = openSync(path, 'a+', 0o600)
  // So that the owner of the data can go on without root.
  if (account) fchownSync(log, account.uid, account.gid)
  if (fstatSync(log).size > keptLogBytes) ftruncateSync(log)
  return log
}

/** Hands on the lines that are added to an open file from now on. */
function followLines(file: number, onLine: (line: string) => void = () => {}) {
  const last: string[] = []
  let position = fstatSync(file).size
  let rest = ''
  const read = () => {
    const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - position))
    position += readSync(file, bytes, 0, bytes.length, position)
    const lines = (rest + bytes.toString()).split('\n')
    rest = lines.pop()!
    for (const line of lines) onLine(line)
    last.push(...lines.slice(-keptLines))
    last.splice(0, last.length - keptLines)
  }
  const timer = setInterval(read, logPause).unref()
  const finish = () => {
    clearInterval(timer)
    read()
    closeSync(file)
    return last
  }
  return { finish }
}

/** PostgreSQL's fast shutdown, then its immediate one, then the hard way. */
function endInSteps(child: ChildProcess): void {
  child.ref()
  child.kill('SIGINT')
  const steps = [
    setTimeout(() => child.kill('SIGQUIT'), stopPatience),
    setTimeout(() => child.kill('SIGKILL'), stopPatience * 2),
  ]
  child.once('exit', () => steps.forEach(clearTimeout))
}

/**
 * A shell that waits for the end of a pipe which only this process holds open. The kernel closes it even after
 * kill -9, where no exit handler of ours would run, and the shell then ends the orphan.
 */
function startWatchdog(pid: number, orphan: 'shutdown' | 'kill'): () => void {
  // A negative number names the process group, which `detached` has made.
  const target = orphan === 'kill' ? ['KILL', `-${pid}`] : ['INT', `${pid}`]
  const watchdog = spawn('sh', ['-c', 'cat >/dev/null; kill -s "$1" -- "$2"', 'watchdog', ...target], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const pipe = watchdog.stdin as Socket
  // Without a shell the server still runs, only unguarded.
  watchdog.on('error', () => {})
  pipe.on('error', () => {})
  watchdog.unref()
  pipe.unref()
  return () => {
    // First the shell, else the closed pipe would make it signal a process id that is no longer ours.
    watchdog.kill('SIGKILL')
    pipe.destroy()
  }
}

type Privileges = { command?: string; prefix: string[]; identity: { uid?: number; gid?: number } }

/**
 * PostgreSQL refuses to run as root. Giving root up would also lose the way into a directory below a home that is
 * closed to others, so that one capability (dac_override) is kept. Without no_setuid_fixup access(2) ignores it.
 */
function privileges(account: Account): Privileges {
  if (account === null) return { prefix: [], identity: {} }
  const prefix = [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    '--inh-caps=-all,+dac_override',
    '--ambient-caps=-all,+dac_override',
    '--bounding-set=-all,+dac_override',
  ]
  const isUsable = spawnSync('setpriv', [...prefix, 'true'], { stdio: 'ignore' }).status === 0
  // The plain change of user works too, as long as every parent directory may be entered by anyone.
  return isUsable ? { command: 'setpriv', prefix, identity: {} } : { prefix: [], identity: account }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** False only if the process is certainly another program, or dead and not yet collected by its parent. */
export function mayBePostgres(pid: number): boolean {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-o', 'comm=', '-p', `${pid}`]).stdout?.includes('postgres') ?? true
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!.includes('postgres')
  } catch {
    return true
  }
}
