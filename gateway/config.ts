// Settings, read once per process. Every fault is one clear line, and all faults are told at once.
import { BlockList, isIP } from 'node:net'

export interface Config {
  readonly port: number
  readonly host: string
  readonly mode: 'development' | 'production'
  readonly publicUrl: string
  readonly dataDirectory: string
  /** Root secret from QUINTET_SECRET; null where the embedded start makes one. */
  readonly secret: Uint8Array | null
  /** Addresses whose X-Forwarded-For is believed. */
  readonly trustedProxies: BlockList
  /** Runtime connection string of a subgraph; null for the embedded server. */
  databaseUrl(subgraph: string): string | null
  /** Connection string of the administrator: roles, migrations, jobs, LISTEN. */
  readonly migrationUrl: string | null
  readonly seedDemo: boolean
}

/** The settings are wrong; each line says what to do. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const subgraphs = ['identity', 'tenancy', 'marketplace', 'recruiting', 'credit']

/** Settings from the environment and the command line. Throws ConfigError. */
export function readConfig(environment: NodeJS.ProcessEnv, args: readonly string[] = []): Config {
  const faults: string[] = []
  const text = (name: string): string | null => environment[name]?.trim() || null
  const port = Number(text('PORT') ?? 4000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) faults.push('PORT must be a number from 0 to 65535')
  const mode = text('MODE') ?? 'development'
  if (mode !== 'development' && mode !== 'production') faults.push('MODE must be development or production')
  const publicUrl = text('PUBLIC_URL') ?? `http://localhost:${port}`
  if (!URL.canParse(publicUrl)) faults.push('PUBLIC_URL must be an address such as https://api.example.com')
  const secret = text('QUINTET_SECRET')
  if (secret !== null && Buffer.byteLength(secret) < 32) faults.push('QUINTET_SECRET must have 32 bytes or more')
  const databaseUrls = new Map(
    subgraphs.map((name) => [name, text(`${name.toUpperCase()}_DATABASE_URL`) ?? text('DATABASE_URL')]),
  )
  const migrationUrl = text('MIGRATION_DATABASE_URL')
  for (const url of [...databaseUrls.values(), migrationUrl]) {
    if (url !== null && !isPostgresUrl(url))
      faults.push('A database URL must look like postgres://login:password@host/database')
  }
  const given = [...databaseUrls.values()].filter((url) => url !== null).length
  if (given > 0 && given < subgraphs.length) {
    faults.push('Give DATABASE_URL, or one such as CREDIT_DATABASE_URL for each of the five subgraphs')
  }
  if (given > 0 && migrationUrl === null) {
    faults.push('With DATABASE_URL, MIGRATION_DATABASE_URL must name the administrator, for roles, migrations and jobs')
  }
  const { trustedProxies, fault } = readProxies(text('TRUSTED_PROXIES'))
  if (fault !== null) faults.push(fault)
  const seed = args.includes('--seed') ? args[args.indexOf('--seed') + 1] : undefined
  if (args.includes('--seed') && seed !== 'demo') faults.push('--seed takes the word demo')
  if (faults.length > 0) throw new ConfigError([...new Set(faults)].join('\n'))
  return {
    port,
    host: text('HOST') ?? '127.0.0.1',
    mode: mode as Config['mode'],
    publicUrl: publicUrl.replace(/\/+$/, ''),
    dataDirectory: text('DATA_DIR') ?? '.data',
    secret: secret === null ? null : Buffer.from(secret),
    trustedProxies,
    databaseUrl: (subgraph) => databaseUrls.get(subgraph) ?? null,
    migrationUrl,
    seedDemo: seed === 'demo',
  }
}

const isPostgresUrl = (url: string): boolean => URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)

function readProxies(list: string | null): { trustedProxies: BlockList; fault: string | null } {
  const trustedProxies = new BlockList()
  for (const entry of list?.split(',').map((part) => part.trim()) ?? []) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    const isRange = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 'ipv6' ? 128 : 32))
    if (isIP(address) === 0 || !isRange) {
      return { trustedProxies, fault: `TRUSTED_PROXIES holds ${entry}, which is no address or range` }
    }
    if (bits === undefined) trustedProxies.addAddress(address, family)
    else trustedProxies.addSubnet(address, Number(bits), family)
  }
  return { trustedProxies, fault: null }
}
