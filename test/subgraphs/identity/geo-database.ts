// A MaxMind database of one IPv4 network, by the published format (MaxMind DB 2.0).

type Value = string | number | { readonly [name: string]: Value }

/** A control byte: the type in its first three bits, the size in the others. Sizes stay below 29. */
const control = (type: number, size: number): number => (type << 5) | size

function encode(value: Value): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([Buffer.of(control(2, Buffer.byteLength(value))), Buffer.from(value)])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return Buffer.concat([Buffer.of(control(6, 4)), bytes])
  }
  const entries = Object.entries(value)
  return Buffer.concat([
    Buffer.of(control(7, entries.length)),
    ...entries.flatMap(([name, each]) => [encode(name), encode(each)]),
  ])
}

/** @param network such as 192.0.2.0 with a length of 24 bits */
export function geoDatabase(network: string, length: number, data: Value): Buffer {
  const bits = network.split('.').flatMap((part) => [...Number(part).toString(2).padStart(8, '0')].map(Number))
  const record = (value: number): Buffer => Buffer.of(value >> 16, (value >> 8) & 255, value & 255)
  const nothing = length
  const tree = bits.slice(0, length).map((bit, i) => {
    // The data section begins 16 bytes after the tree.
    const next = i === length - 1 ? length + 16 : i + 1
    return Buffer.concat(bit === 0 ? [record(next), record(nothing)] : [record(nothing), record(next)])
  })
  const metadata = encode({
    node_count: length,
    record_size: 24,
    ip_version: 4,
    database_type: 'GeoLite2-City',
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_764_000_000,
  })
  return Buffer.concat([
    ...tree,
    Buffer.alloc(16),
    encode(data),
    Buffer.from('abcdef', 'hex'),
    Buffer.from('MaxMind.com'),
    metadata,
  ])
}
