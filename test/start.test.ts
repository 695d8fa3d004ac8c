import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const start = fileURLToPath(import.meta.resolve('../start.js'))

/** Sets what start.js reads of its process before it runs. */
const pretend = (property: string, value: string) =>
  `data:text/javascript,Object.defineProperty(${property.replace(/\.(\w+)$/, ",'$1'")},{value:'${value}'})`

function run(...imports: string[]) {
  const args = [...imports.flatMap((module) => ['--import', module]), start]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('on a Node that is too old', () => {
  const onOldLinux = [pretend('process.versions.node', '20.20.2'), pretend('process.platform', 'linux')]
  test('names the failed install on Linux', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quintet-start-'))
    const copy = join(folder, 'start.mjs')
    copyFileSync(start, copy)
    const args = [...onOldLinux.flatMap((module) => ['--import', module]), copy]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Quintet needs Node 24, this is 20.20.2: the install did not bring Node 24 along; run "npx -y pnpm@12 install" and start again.\n',
    })
  })
  test('names the Node that the install brought on Linux', () => {
    expect(run(...onOldLinux)).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Quintet needs Node 24, this is 20.20.2: start with "npx -y pnpm@12 start", which takes the Node that the install brought along.\n',
    })
  })

  test.each(['darwin', 'win32'])('asks for a newer Node on %s', (platform) => {
    const { status, stderr } = run(pretend('process.versions.node', '22.1.0'), pretend('process.platform', platform))
    expect(status).toBe(1)
    expect(stderr).toBe(
      'Quintet needs Node 24, this is 22.1.0: install Node 24 or newer (https://nodejs.org) and start again.\n',
    )
  })

  // The real thing, where the machine has one: the shadowing Node of node_modules/.bin is not in this path.
  const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'))
  const systemNode = path.map((folder) => `${folder}/node`).find((file) => existsSync(file))
  const version = systemNode && spawnSync(systemNode, ['--version'], { encoding: 'utf8' }).stdout.trim().slice(1)
  test.skipIf(!version || Number.parseInt(version, 10) >= 24)(`refuses the system's own Node in one line`, () => {
    const { status, stderr } = spawnSync(systemNode!, [start], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(new RegExp(`^Quintet needs Node 24, this is ${version}: .*\\n$`))
  })
})
