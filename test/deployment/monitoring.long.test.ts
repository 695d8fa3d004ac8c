// The rules and the dashboard over what a live Quintet tells Prometheus.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { aDirectory, gql, type Program, removeAll, run, signIn } from '../process/program.ts'
import { repository } from '../support/documents/blocks.ts'
import { freePort } from '../support/ports.ts'

vi.setConfig({ testTimeout: 120_000 })
const monitoring = join(repository, 'deploy/monitoring')
const read = (file: string): string => readFileSync(join(monitoring, file), 'utf8')

interface Alert {
  readonly alert: string
  readonly expr: string
  readonly annotations: { readonly summary: string; readonly runbook: string }
}
const alerts = (parse(read('rules.yml')) as { groups: { rules: Alert[] }[] }).groups.flatMap(({ rules }) => rules)
interface Panel {
  readonly title: string
  readonly targets?: readonly { readonly expr: string }[]
}
const panels = (JSON.parse(read('grafana.json')) as { panels: Panel[] }).panels
const expressions = panels.flatMap(({ title, targets = [] }) =>
  targets.map(({ expr }) => [title, expr.replaceAll('$__rate_interval', '1m')] as const),
)
/** Nothing of the kind happens to a healthy installation. */
const quiet = ['Oldest job that waits', 'Reads by server', 'Standby behind']

const hasPrometheus = spawnSync('promtool', ['--version']).error === undefined
let quintet: Program
let prometheus: ChildProcess | undefined
let api = ''
const directory = aDirectory()
beforeAll(async () => {
  quintet = await run({ directory })
  await quintet.ready
  const token = await signIn(quintet.url, 'alan@acme.example', 'acme')
  for (let i = 0; i < 5; i++) await gql(quintet.url, '{ viewer { user { id } } }', {}, token)
  if (!hasPrometheus) return
  const data = aDirectory()
  const config = join(data, 'prometheus.yml')
  const scrape = `[{ job_name: quintet, static_configs: [{ targets: ["127.0.0.1:${quintet.port}"] }] }]`
  writeFileSync(
    config,
    `global: { scrape_interval: 1s, evaluation_interval: 1s }\nrule_files: [${monitoring}/rules.yml]\nscrape_configs: ${scrape}\n`,
  )
  const address = `127.0.0.1:${await freePort()}`
  api = `http://${address}/api/v1`
  const storage = `--storage.tsdb.path=${join(data, 'series')}`
  prometheus = spawn('prometheus', [`--config.file=${config}`, storage, `--web.listen-address=${address}`], {
    stdio: 'ignore',
  })
}, 180_000)
afterAll(async () => {
  prometheus?.kill('SIGKILL')
  await removeAll()
})

const named = 'monitoring (skipped without promtool: apt-get install prometheus)'
describe.skipIf(!hasPrometheus)(named, () => {
  const ask = async (path: string) => ((await (await fetch(`${api}/${path}`)).json()) as { data: never }).data
  const query = async (text: string): Promise<{ result: unknown[] }> => ask(`query?query=${encodeURIComponent(text)}`)

  it('has rules and a configuration that Prometheus reads, and each alert fires on the series that it is made for', () => {
    const promtool = (...args: string[]) => execFileSync('promtool', args, { encoding: 'utf8' })
    expect(promtool('check', 'config', '--syntax-only', join(monitoring, 'prometheus.yml'))).toContain('SUCCESS')
    const tests = join(repository, 'test/deployment/rules.test.yml')
    expect(promtool('test', 'rules', tests)).toContain('SUCCESS')
    const tested = readFileSync(tests, 'utf8')
    for (const { alert } of alerts) expect(tested).toContain(`alertname: ${alert}\n`)
  })

  it('has a runbook for each alert', () => {
    const headings = [...readFileSync(join(repository, 'docs/runbooks.md'), 'utf8').matchAll(/^## (.+)$/gm)]
    const anchors = headings.map(([, heading]) => `docs/runbooks.md#${heading!.toLowerCase().replaceAll(' ', '-')}`)
    for (const { annotations } of alerts) expect(anchors).toContain(annotations.runbook)
  })

  it.each(expressions)('draws "%s": %s', async (title, expression) => {
    const found = async () => (await query(expression).catch(() => ({ result: [] }))).result.length
    if (quiet.includes(title)) expect(await query(expression)).toMatchObject({ resultType: 'vector' })
    else await expect.poll(found, { timeout: 30_000 }).toBeGreaterThan(0)
  })

  it('names in its alerts what processes tell of, and none fires while all is well', async () => {
    const text = await (await fetch(`${quintet.url}/metrics`)).text()
    const told = [...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name)
    for (const { expr } of alerts) {
      const names = [...expr.matchAll(/\b(?:quintet|http|nodejs)_\w+/g)].map(([name]) => name)
      for (const name of names) {
        if (name === 'http_route') continue
        expect(told).toContain(name.replace(/_(?:bucket|count)$/, ''))
      }
    }
    const rules = (await ask('rules')) as { groups: { rules: { name: string; health: string; state: string }[] }[] }
    const states = rules.groups.flatMap(({ rules: each }) => each)
    expect(states.map(({ name, health, state }) => [name, health, state])).toEqual(
      alerts.map(({ alert }) => [alert, 'ok', 'inactive']),
    )
  })
})
