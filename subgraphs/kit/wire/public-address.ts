// Addresses that tenants give for Quintet to call: public https, and in development this machine too. A name is judged when
// it is saved and, by where it leads, each time it is called.
import { lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import { Agent, type Dispatcher } from 'undici'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** Ranges that are not of the public internet (IANA's registries of special addresses), and how long their prefixes are. */
const special = new BlockList()
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24',
  '192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
  '::/128 ::1/128 ::ffff:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 ff00::/8',
].flatMap((line) => line.split(' '))) {
  const [address = '', length] = range.split('/')
  special.addSubnet(address, Number(length), isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Whether an IP address may be called. */
function mayCall(address: string, isDevelopment: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return (isDevelopment && loopback.check(address, family)) || !special.check(address, family)
}

const maxLength = 2000

/** What is wrong with an address to call; null when nothing is. */
export function urlProblem(text: string, isDevelopment: boolean): string | null {
  const url = URL.canParse(text) && text.length <= maxLength ? new URL(text) : null
  if (url === null) return 'This is not an address'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isLocal =
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    (isIP(host) !== 0 && loopback.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4'))
  if (isDevelopment && isLocal && (url.protocol === 'http:' || url.protocol === 'https:')) return null
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '')
    return 'The address must be https, without a user'
  const isPublic = isIP(host) === 0 ? !isLocal && host.includes('.') : mayCall(host, false)
  return isPublic ? null : 'The address must be public'
}

/** Connections to addresses that tenants gave: a name that leads to a private address is refused. */
export const publicAgent = (isDevelopment: boolean, connectMilliseconds = 2_000): Dispatcher =>
  new Agent({
    connections: 8,
    connect: {
      timeout: connectMilliseconds,
      lookup(hostname, options, callback) {
        lookup(hostname, { ...options, all: true }, (error, addresses) => {
          if (error !== null) return callback(error, [])
          const allowed = addresses.filter(({ address }) => mayCall(address, isDevelopment))
          if (allowed.length === 0) return callback(new Error(`${hostname} is not a public address`), [])
          if (options.all === true) return callback(null, allowed)
          callback(null, allowed[0]!.address, allowed[0]!.family)
        })
      },
    },
  })
