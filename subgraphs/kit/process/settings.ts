// Settings from the environment, read once per process. Every fault is one clear line, and all are reported at once.
import { BlockList, isIP, isIPv6 } from 'node:net'
import { connectionFault } from '@quintet/drizzle/client/connection-string.ts'
import { type Clock, clockAhead, parseOffset } from './clock.ts'

/** The settings are wrong. Each line of the message says what to do. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

export interface SettingsReader {
  /** A setting's text; null when it is missing or blank. */
  text(name: string): string | null
  /** A whole number within bounds. */
  whole(name: string, fallback: number, min: number, max: number): number
  choice<Value extends string>(name: string, values: readonly Value[], fallback: Value): Value
  /** A web address without a slash at its end. */
  address(name: string, fallback: string): string
  /** A connection string of PostgreSQL, with a login. */
  postgres(name: string): string | null
  /** QUINTET_SECRET, and QUINTET_SECRET_PREVIOUS where it is being replaced; null without the first. */
  secrets(): readonly [Uint8Array, ...Uint8Array[]] | null
  /** SUBGRAPHS: GraphQL addresses by name. */
  subgraphs(): ReadonlyMap<string, string>
  /** TRUSTED_PROXIES: addresses and ranges whose X-Forwarded-For is trusted. */
  proxies(): BlockList
  /** ACCESS_TOKEN_SECONDS: how long an access token is valid. */
  accessTokenSeconds(): number
  /** MOVED_ROWS_DAYS: how long the rows of a tenant who has moved are kept where they were. */
  movedRowsDays(): number
  /** CLOCK_OFFSET: the clock of decisions, which a development process may move. */
  clock(mode: 'development' | 'production'): Clock
  /** Reports a fault that the caller found. */
  fault(line: string): void
}

/** The address of a process that listens. */
export const addressOf = (host: string, port: number): string => `http://${isIPv6(host) ? `[${host}]` : host}:${port}`

/** Reads settings with `read`. Throws SettingsError with every fault. */
export function readSettings<Settings>(
  environment: NodeJS.ProcessEnv,
  read: (reader: SettingsReader) => Settings,
): Settings {
  const faults = new Set<string>()
  const settings = read(createReader(environment, (line) => void faults.add(line)))
  if (faults.size > 0) throw new SettingsError([...faults].join('\n'))
  return settings
}

function createReader(environment: NodeJS.ProcessEnv, fault: (line: string) => void): SettingsReader {
  const text = (name: string): string | null => environment[name]?.trim() || null
  const whole: SettingsReader['whole'] = (name, fallback, min, max) => {
    const value = Number(text(name) ?? fallback)
    if (Number.isInteger(value) && value >= min && value <= max) return value
    fault(`${name} must be a number from ${min} to ${max}`)
    return fallback
  }
  return {
    text,
    fault,
    whole,
    movedRowsDays: () => whole('MOVED_ROWS_DAYS', 7, 1, 365),
    accessTokenSeconds: () => whole('ACCESS_TOKEN_SECONDS', 900, 5, 3600),
    clock(mode) {
      const offset = text('CLOCK_OFFSET')
      if (offset === null) return clockAhead(0)
      const milliseconds = parseOffset(offset)
      if (mode === 'production')
        fault('CLOCK_OFFSET moves the clock of a development process: it needs MODE=development')
      else if (milliseconds === null) fault('CLOCK_OFFSET must be a time such as 45d, -2h, 90m or a number of seconds')
      return clockAhead(milliseconds ?? 0)
    },
    choice(name, values, fallback) {
      const value = text(name) ?? fallback
      const found = values.find((each) => each === value)
      if (found === undefined) fault(`${name} must be ${values.join(' or ')}`)
      return found ?? fallback
    },
    address(name, fallback) {
      const url = text(name) ?? fallback
      if (!isWeb(url)) fault(`${name} must be an address such as https://api.example.com`)
      return url.replace(/\/+$/, '')
    },
    postgres(name) {
      const url = text(name)
      // The text itself is not reported: it contains a password.
      const wrong = url === null ? null : connectionFault(url)
      if (wrong === null) return url
      fault(`${name} ${wrong}`)
      // All faults are reported together, and until then the caller parses this.
      return 'postgres://'
    },
    secrets() {
      const secrets = ['QUINTET_SECRET', 'QUINTET_SECRET_PREVIOUS'].flatMap((name) => {
        const secret = text(name)
        if (secret !== null && Buffer.byteLength(secret) < 32) fault(`${name} must have 32 bytes or more`)
        return secret === null ? [] : [Buffer.from(secret)]
      })
      const [first, ...rest] = text('QUINTET_SECRET') === null ? [] : secrets
      return first === undefined ? null : [first, ...rest]
    },
    subgraphs() {
      const found = new Map<string, string>()
      for (const entry of text('SUBGRAPHS')?.split(',') ?? []) {
        const [name = '', url = ''] = entry.trim().split(/=(.*)/s)
        if (!/^[a-z]+$/.test(name) || !isWeb(url)) {
          fault('SUBGRAPHS must look like credit=http://credit:4000,identity=http://identity:4000')
        } else found.set(name, url.endsWith('/graphql') ? url : `${url.replace(/\/+$/, '')}/graphql`)
      }
      return found
    },
    proxies() {
      const proxies = new BlockList()
      for (const entry of text('TRUSTED_PROXIES')?.split(',') ?? []) {
        if (!addRange(proxies, entry.trim()))
          fault(`TRUSTED_PROXIES contains ${entry.trim()}, which is not an address or a range`)
      }
      return proxies
    },
  }
}

const isWeb = (url: string): boolean => /^https?:$/.test(URL.parse(url)?.protocol ?? '')

function addRange(list: BlockList, entry: string): boolean {
  const [address = '', bits] = entry.split('/')
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (isIP(address) === 0) return false
  if (bits === undefined) list.addAddress(address, family)
  else if (!/^\d+$/.test(bits) || Number(bits) > (family === 'ipv6' ? 128 : 32)) return false
  else list.addSubnet(address, Number(bits), family)
  return true
}
