// IP addresses and ranges (CIDR) that an API key is accepted from, in strict forms.
import { BlockList, isIP } from 'node:net'
import { type AddressRange, parseRange as parse } from './address-rules.ts'

/** A single address or a range; null for what is neither, and for one of all addresses. */
export function parseRange(text: string): AddressRange | null {
  const range = parse(text)
  return typeof range === 'string' || range.length === 0 ? null : range
}

/** A list of ranges, each of which has been parsed before. */
export function rangeList(texts: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of texts) {
    const range = parseRange(text)
    if (range !== null) list.addSubnet(range.address, range.length, range.family)
  }
  return list
}

/** Whether an address is in one of the ranges. One that is not known is in none. */
export function isWithin(list: BlockList, address: string | null): boolean {
  const version = address === null ? 0 : isIP(address)
  return version !== 0 && list.check(address!, version === 4 ? 'ipv4' : 'ipv6')
}
