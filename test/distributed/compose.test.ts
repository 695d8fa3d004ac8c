// docker-compose.yml has every setting that the processes need, and they report what is missing.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { subgraphNames } from '@quintet/schema/load.ts'
import postgres from 'postgres'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { distributedSecret, freshDatabase, root, spawnProcess } from '../support/quintet/distributed.ts'

vi.setConfig({ testTimeout: 120_000 })

interface Service {
  readonly image?: string
  readonly build?: string
  readonly command?: string[]
  readonly user?: string
  readonly read_only?: boolean
  readonly restart?: string
  readonly cap_drop?: string[]
  readonly security_opt?: string[]
  readonly stop_grace_period?: string
  readonly ports?: string[]
  readonly environment?: Record<string, string>
  readonly healthcheck?: { readonly test: string[] }
  readonly depends_on?: Record<string, { readonly condition: string }>
}
const { services } = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>
}
const gateways = ['gateway-1', 'gateway-2']
const serving = [...subgraphNames, ...gateways]
const ownProcesses = [...serving, 'migrations']
const service = (name: string): Service => services[name]!

/** The environment that Compose makes of these variables. */
function environmentOf(name: string, given: Readonly<Record<string, string>>): Record<string, string> {
  const filled = Object.entries(service(name).environment ?? {}).map(([key, value]) => [
    key,
    `${value}`.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, variable, kind, text) => {
      const found = given[variable] ?? (kind === '-' ? text : undefined)
      if (found === undefined) throw new Error(`${name} needs ${variable}`)
      return found
    }),
  ])
  return Object.fromEntries(filled)
}
const secrets = {
  QUINTET_SECRET: distributedSecret,
  POSTGRES_PASSWORD: 'a-password',
  AWS_SECRET_ACCESS_KEY: 'another-password',
}

describe('docker-compose.yml', () => {
  it('holds PostgreSQL, Redis, files, mail, Prometheus, the migrations, five subgraphs and two gateways', () => {
    const others = ['postgres', 'redis', 'files', 'bucket', 'mail', 'prometheus']
    expect(Object.keys(services).sort()).toEqual([...others, ...ownProcesses].sort())
    for (const name of subgraphNames) expect(service(name).command).toEqual(['node', `subgraphs/${name}/main.ts`])
    for (const name of gateways) expect(service(name).command).toEqual(['node', 'gateway/main.ts'])
    expect(service('migrations')).toMatchObject({ command: ['node', 'drizzle/migrate/main.ts'], restart: 'no' })
  })

  it.each(ownProcesses)('runs %s without rights, on a read-only file system', (name) => {
    const { user, read_only, cap_drop, security_opt } = service(name)
    expect(user).toMatch(/^[1-9]\d*$/)
    expect([read_only, cap_drop, security_opt]).toEqual([true, ['ALL'], ['no-new-privileges:true']])
  })

  it.each(serving)('gives %s the time to drain, and checks whether it is ready', (name) => {
    expect(Number.parseInt(service(name).stop_grace_period ?? '0', 10)).toBeGreaterThanOrEqual(30)
    expect(service(name).healthcheck?.test.join(' ')).toContain('/ready')
  })

  it('starts each service after those that it needs', () => {
    for (const name of ['postgres', 'redis', 'files', 'mail'])
      expect(service(name).healthcheck?.test.length).toBeGreaterThan(1)
    expect(service('migrations').depends_on).toEqual({ postgres: { condition: 'service_healthy' } })
    for (const name of subgraphNames) {
      expect(service(name).depends_on).toMatchObject({
        migrations: { condition: 'service_completed_successfully' },
        bucket: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
        mail: { condition: 'service_healthy' },
      })
    }
    for (const name of gateways) {
      expect(Object.keys(service(name).depends_on ?? {})).toEqual(expect.arrayContaining([...subgraphNames]))
    }
  })

  it('publishes ports of gateways, of the store that links lead to, of the letters and of Prometheus, on loopback only', () => {
    for (const [name, { ports = [] }] of Object.entries(services)) {
      expect([name, ports.length > 0]).toEqual([name, [...gateways, 'files', 'mail', 'prometheus'].includes(name)])
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/)
    }
    const taken = gateways.flatMap((name) => service(name).ports ?? [])
    expect(new Set(taken).size).toBe(taken.length)
  })

  it('runs on PostgreSQL 18 and this major version of Node', () => {
    expect(service('postgres').image).toMatch(/^postgres:18\b/)
    const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
    expect(dockerfile).toMatch(/^FROM node:24\b/m)
    expect(dockerfile).toMatch(new RegExp(`^USER ${service('credit').user}$`, 'm'))
  })

  it('has Prometheus ask every process', () => {
    const text = readFileSync(join(root, 'deploy/monitoring/prometheus.yml'), 'utf8')
    const { scrape_configs: scrapes } = parse(text) as {
      scrape_configs: { static_configs: { targets: string[] }[] }[]
    }
    const targets = scrapes.flatMap((each) => each.static_configs.flatMap((found) => found.targets))
    expect(targets.sort()).toEqual(serving.map((name) => `${name}:4000`).sort())
    expect(service('prometheus').image).toMatch(/^prom\/prometheus:v\d+\.\d+\.\d+$/)
  })

  it('allows PostgreSQL the connections of two processes of each subgraph', () => {
    const [, most] = /max_connections=(\d+)/.exec(service('postgres').command?.join(' ') ?? '') ?? []
    // Reads 4, transactions 6, slow ones 4, jobs 2, hints 2.
    expect(Number(most ?? 100)).toBeGreaterThan(2 * subgraphNames.length * 18)
  })

  it.each(serving)('gives %s every required setting', (name) => {
    const environment = environmentOf(name, secrets)
    expect(Object.keys(environment)).toEqual(
      expect.arrayContaining(['QUINTET_SECRET', 'SUBGRAPHS', 'REDIS_URL', 'PUBLIC_URL', 'HOST', 'PORT']),
    )
    const addresses = Object.fromEntries(environment.SUBGRAPHS!.split(',').map((entry) => entry.split('=')))
    for (const subgraph of subgraphNames) {
      expect(addresses[subgraph]).toBe(`http://${subgraph}:${service(subgraph).environment!.PORT}`)
    }
  })

  it('gives gateways no login of the database', () => {
    for (const name of gateways) {
      expect(Object.keys(environmentOf(name, secrets)).filter((each) => each.includes('DATABASE'))).toEqual([])
    }
  })

  it('refuses to start without a secret and a password of its own', () => {
    expect(() => environmentOf('credit', { POSTGRES_PASSWORD: 'x' })).toThrow('QUINTET_SECRET')
    expect(() => environmentOf('credit', { QUINTET_SECRET: distributedSecret })).toThrow('POSTGRES_PASSWORD')
  })
})

describe('with the environment of docker-compose.yml', () => {
  it('runs the migrations once and again', async () => {
    const database = await freshDatabase()
    const environment = {
      ...environmentOf('migrations', secrets),
      // The host names of Compose do not resolve here.
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: database.adminUrl,
    }
    try {
      const outputs: string[] = []
      for (let i = 0; i < 2; i++) {
        const program = spawnProcess('drizzle/migrate/main.ts', environment)
        expect([await program.exited, program.output()]).toEqual([0, expect.any(String)])
        outputs.push(program.output())
      }
      expect(outputs[0]!.trim().split('\n')).toHaveLength(5)
      expect(outputs[1]!.trim().split('\n')).toEqual(
        subgraphNames.map(() => expect.stringMatching(/^\w+: up to date$/)),
      )
      const admin = postgres(database.adminUrl, { max: 1, onnotice: () => {} })
      const rows = await admin<{ name: string }[]>`select nspname as name from pg_namespace`
      await admin.end({ timeout: 2 })
      expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...subgraphNames]))
    } finally {
      await database.drop()
    }
  })

  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')
  const own = (name: string): string => (name.startsWith('gateway') ? 'gateway/main.ts' : `subgraphs/${name}/main.ts`)

  it.each(['identity', 'credit', 'gateway-1'])(
    'reports each setting that %s lacks in a line and ends it with 1',
    async (name) => {
      const { QUINTET_SECRET: _, SUBGRAPHS: __, ...rest } = environmentOf(name, secrets)
      const program = spawnProcess(own(name), rest)
      expect(await program.exited).toBe(1)
      const said = lines(program.output())
      expect(said).toEqual([
        expect.stringMatching(/QUINTET_SECRET must be set/),
        expect.stringMatching(/SUBGRAPHS must name/),
      ])
      expect(program.output()).not.toMatch(/^ +at |node_modules/m)
    },
  )

  it.each<[string, Record<string, string>, RegExp]>([
    ['a secret too short', { QUINTET_SECRET: 'short' }, /QUINTET_SECRET must have 32 bytes or more/],
    ['addresses that are none', { SUBGRAPHS: 'tenancy=nowhere' }, /SUBGRAPHS must look like/],
    ['no login', { DATABASE_URL: '' }, /CREDIT_DATABASE_URL or DATABASE_URL must name the login/],
    ['a login that is none', { DATABASE_URL: 'nowhere' }, /^credit: DATABASE_URL must look like/],
    [
      'an administrator without a name',
      { MIGRATION_DATABASE_URL: 'postgres://a/b' },
      /MIGRATION_DATABASE_URL must name a/,
    ],
    ['no administrator', { MIGRATION_DATABASE_URL: '' }, /MIGRATION_DATABASE_URL must name the administrator/],
    ['a port that is none', { PORT: 'http' }, /PORT must be a number/],
    ['too long a drain', { DRAIN_SECONDS: '60' }, /DRAIN_SECONDS must be a number from 0 to 25/],
  ])('credit with %s says so', async (_, wrong, line) => {
    const program = spawnProcess(own('credit'), { ...environmentOf('credit', secrets), ...wrong })
    expect(await program.exited).toBe(1)
    expect(lines(program.output())[0]).toMatch(line)
    // Settings hold passwords.
    expect(program.output()).not.toMatch(/a-password|thirty-two bytes/)
  })

  const login = 'postgres://a:a-password@127.0.0.1/c'
  it.each<[string, Record<string, string>, RegExp]>([
    ['no administrator', { DATABASE_URL: login }, /^MIGRATION_DATABASE_URL must name the administrator$/],
    [
      'an administrator without a login',
      { DATABASE_URL: login, MIGRATION_DATABASE_URL: 'postgres://127.0.0.1/c' },
      /^MIGRATION_DATABASE_URL must name a login: /,
    ],
    [
      'an address of something else',
      { DATABASE_URL: login, MIGRATION_DATABASE_URL: login, CREDIT_DATABASE_URL: 'a:a-password@127.0.0.1' },
      /^CREDIT_DATABASE_URL must look like postgres:/,
    ],
    ['no login for one', { MIGRATION_DATABASE_URL: login, IDENTITY_DATABASE_URL: login }, /^DATABASE_URL or TENANCY_/],
  ])('the migrations with %s say so, and change nothing', async (_, environment, line) => {
    const program = spawnProcess('drizzle/migrate/main.ts', environment)
    expect(await program.exited).toBe(1)
    expect(lines(program.output())).toEqual([expect.stringMatching(line)])
    expect(program.output()).not.toMatch(/a-password/)
  })
})
