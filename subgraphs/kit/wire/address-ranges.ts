// IP addresses and ranges (CIDR) in strict forms: what one program reads as an address and another as a different one is refused.
import { BlockList, isIP } from 'node:net'

interface Range {
  readonly address: string
  readonly bits: number
  readonly family: 'ipv4' | 'ipv6'
}

/**
 * A single address or a range; null for what is neither. Zones, leading zeros, bits beyond the mask and masks of no length
 * are refused. IPv4 that is written as IPv6 is IPv4.
 */
export function parseRange(text: string): Range | null {
  const [written = '', mask, ...rest] = text.split('/')
  if (rest.length > 0 || written.includes('%')) return null
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(written)?.[1]
  const address = mapped ?? written
  const version = isIP(address)
  if (version === 0) return null
  const most = version === 4 ? 32 : 128
  if (mask === undefined) return { address, bits: most, family: `ipv${version as 4 | 6}` }
  if (!/^[1-9]\d{0,2}$/.test(mask)) return null
  const bits = Number(mask) - (mapped === undefined ? 0 : 96)
  if (bits < 1 || bits > most) return null
  const beyond = (1n << BigInt(most - bits)) - 1n
  if ((numberOf(address, version === 4) & beyond) !== 0n) return null
  return { address, bits, family: `ipv${version as 4 | 6}` }
}

function numberOf(address: string, isV4: boolean): bigint {
  if (isV4) return address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n)
  const [before = '', after] = address.replace(/\d+\.\d+\.\d+\.\d+$/, asGroups).split('::')
  const groups = (part: string | undefined): string[] => (part ? part.split(':') : [])
  const [first, last] = [groups(before), groups(after)]
  const zeros = Array.from({ length: 8 - first.length - last.length }, () => '0')
  return [...first, ...zeros, ...last].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
}

/** IPv4 at the end of IPv6 as two groups. */
function asGroups(v4: string): string {
  const number = numberOf(v4, true)
  return `${(number >> 16n).toString(16)}:${(number & 0xffffn).toString(16)}`
}

/** A list of ranges, each of which has been parsed before. */
export function rangeList(texts: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of texts) {
    const range = parseRange(text)
    if (range !== null) list.addSubnet(range.address, range.bits, range.family)
  }
  return list
}

/** Whether an address is in one of the ranges. One that is not known is in none. */
export function isWithin(list: BlockList, address: string | null): boolean {
  const version = address === null ? 0 : isIP(address)
  return version !== 0 && list.check(address!, version === 4 ? 'ipv4' : 'ipv6')
}
