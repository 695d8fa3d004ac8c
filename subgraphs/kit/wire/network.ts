// The key under which an address is counted.

/** The address itself, or its /64 for IPv6: a client has a whole /64, and could use another address for each request. */
export function networkOf(address: string | null): string {
  if (address === null) return 'unknown'
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [before = '', after] = address.replace(/%.*/, '').split('::')
  const groups = groupsOf(before)
  if (after !== undefined) {
    const last = groupsOf(after)
    // The last two may be written as IPv4.
    const missing = 8 - groups.length - last.length - (after.includes('.') ? 1 : 0)
    groups.push(...Array.from({ length: missing }, () => '0'), ...last)
  }
  return `${groups.slice(0, 4).join(':')}::/64`
}

const groupsOf = (text: string): string[] =>
  text === '' ? [] : text.split(':').map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
