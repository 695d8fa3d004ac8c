// The pnpm of this machine.
import { spawnSync } from 'node:child_process'

/** Program and first arguments: of the pnpm that runs this process, of the one that npm keeps, or of one that npm gets now. */
export function pnpmCommand(): [program: string, ...args: string[]] {
  const own = process.env.npm_execpath
  if (own !== undefined && /pnpm(\.c?js)?$/.test(own)) return own.endsWith('js') ? [process.execPath, own] : [own]
  const cached = ['--offline', '-y', 'pnpm@12'] as const
  const isCached = spawnSync('npx', [...cached, '--version'], { stdio: 'ignore' }).status === 0
  return isCached ? ['npx', ...cached] : ['npx', '-y', 'pnpm@12']
}
