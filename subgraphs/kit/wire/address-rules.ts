// Which addresses a tenant lets its members come from. Gateways and subgraphs judge by these alike.
import { BlockList, isIP, SocketAddress } from 'node:net'

/** Addresses and ranges, as administrators write them. */
export interface AddressRules {
  readonly enabled: boolean
  readonly allowedIPs: readonly string[]
  readonly allowedRanges: readonly string[]
  readonly blockList: readonly string[]
}

/** A range of addresses; a single one is a range of length 32 or 128. */
export interface AddressRange {
  readonly address: string
  readonly family: 'ipv4' | 'ipv6'
  readonly length: number
}

/** IPv4 in the form of IPv6, as SocketAddress writes it. */
const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/

/** An address as it is compared: IPv4 in the form of IPv6 as IPv4. Null for what is none, or names a zone. */
function normalAddress(text: string): Pick<AddressRange, 'address' | 'family'> | null {
  const version = text.includes('%') ? 0 : isIP(text)
  if (version === 0) return null
  if (version === 4) return { address: text, family: 'ipv4' }
  const { address } = new SocketAddress({ address: text, family: 'ipv6' })
  const v4 = mapped.exec(address)?.[1]
  return v4 === undefined ? { address, family: 'ipv6' } : { address: v4, family: 'ipv4' }
}

/** The range that a text names, or what is wrong with it. */
export function parseRange(text: string): AddressRange | 'malformed' | 'host bits' {
  const [written = '', mask, ...rest] = text.split('/')
  const found = normalAddress(written)
  if (found === null || rest.length > 0) return 'malformed'
  const { address, family } = found
  const most = family === 'ipv4' ? 32 : 128
  if (mask === undefined) return { address, family, length: most }
  if (!/^(0|[1-9]\d{0,2})$/.test(mask)) return 'malformed'
  const given = Number(mask)
  // A mask of IPv6 over IPv4 counts from the front of the longer form.
  const isMapped = family === 'ipv4' && written.includes(':')
  const length = isMapped ? given - 96 : given
  if (length > most) return 'malformed'
  if (length < 0) return 'host bits'
  const bits = bitsOf(address, family)
  return /1/.test(bits.slice(length)) ? 'host bits' : { address, family, length }
}

/** All bits of an address, as 0 and 1. */
function bitsOf(address: string, family: AddressRange['family']): string {
  const write = (text: string, radix: number, width: number) =>
    Number.parseInt(text, radix).toString(2).padStart(width, '0')
  if (family === 'ipv4')
    return address
      .split('.')
      .map((part) => write(part, 10, 8))
      .join('')
  // The last two groups may be written as IPv4.
  const [, front = address, v4] = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(address) ?? []
  const tail = v4 === undefined ? '' : bitsOf(v4, 'ipv4')
  const [before = '', after] = (tail === '' ? front : front.replace(/(?<!:):$/, '')).split('::')
  const groups = (text: string) =>
    text
      .split(':')
      .flatMap((group) => (group === '' ? [] : [write(group, 16, 16)]))
      .join('')
  const last = groups(after ?? '') + tail
  return groups(before).padEnd(128 - last.length, '0') + last
}

/** Whether an address is in one of some ranges. One list for each family: a single one takes IPv4 for a part of IPv6. */
function matcherOf(texts: readonly string[]): (address: string, family: AddressRange['family']) => boolean {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() }
  for (const text of texts) {
    const range = parseRange(text)
    // Nothing else is saved.
    if (typeof range === 'string') throw new Error('A policy holds a range that is none')
    lists[range.family].addSubnet(range.address, range.length, range.family)
  }
  return (address, family) => lists[family].check(address, family)
}

type Verdict = (address: string) => boolean
const verdicts = new WeakMap<AddressRules, Verdict>()

/**
 * Whether the rules accept an address. What is blocked is refused; of the rest all are accepted where none are listed. An
 * address that is not known is accepted only where nothing is listed at all.
 */
export function acceptsAddress(rules: AddressRules, address: string | null): boolean {
  if (!rules.enabled) return true
  const { allowedIPs, allowedRanges, blockList } = rules
  const known = address === null ? null : normalAddress(address.replace(/%.*$/, ''))
  if (known === null) return allowedIPs.length + allowedRanges.length + blockList.length === 0
  let verdict = verdicts.get(rules)
  if (verdict === undefined) {
    verdict = verdictOf(rules)
    verdicts.set(rules, verdict)
  }
  return verdict(known.address)
}

function verdictOf({ allowedIPs, allowedRanges, blockList }: AddressRules): Verdict {
  const isBlocked = matcherOf(blockList)
  const isAccepted = matcherOf([...allowedIPs, ...allowedRanges])
  const acceptsAll = allowedIPs.length + allowedRanges.length === 0
  return (address) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    return !isBlocked(address, family) && (acceptsAll || isAccepted(address, family))
  }
}
