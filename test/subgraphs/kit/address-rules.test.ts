import { type AddressRules, acceptsAddress, parseRange } from '@quintet/kit/wire/address-rules.ts'
import { describe, expect, it } from 'vitest'

const rules = (given: Partial<AddressRules>): AddressRules => ({
  enabled: true,
  allowedIPs: [],
  allowedRanges: [],
  blockList: [],
  ...given,
})

describe('the parser of ranges', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7', 32],
    ['192.0.2.0/24', '192.0.2.0', 24],
    ['0.0.0.0/0', '0.0.0.0', 0],
    ['2001:db8::/32', '2001:db8::', 32],
    ['2001:DB8:0:0::1', '2001:db8::1', 128],
    ['::/0', '::', 0],
    ['64:ff9b::192.0.2.1/128', '64:ff9b::c000:201', 128],
    ['::ffff:192.0.2.7', '192.0.2.7', 32],
    ['::ffff:c000:207', '192.0.2.7', 32],
    ['::ffff:192.0.2.0/120', '192.0.2.0', 24],
    ['::ffff:0:0/96', '0.0.0.0', 0],
  ])('reads %s', (text, address, length) => {
    expect(parseRange(text)).toMatchObject({ address, length })
  })

  it.each([
    '',
    ' 192.0.2.1',
    '192.0.2',
    '010.0.0.1',
    '127.1',
    '0x7f.0.0.1',
    '192.0.2.1/33',
    '192.0.2.0/024',
    '192.0.2.0/',
    '192.0.2.0/24/8',
    '192.0.2.0/-1',
    'fe80::1%eth0',
    'fe80::%1/64',
    '2001:db8::/129',
    '::ffff:192.0.2.0/129',
    'example.com',
    '1.2.3.4:80',
    '*',
  ])('refuses %s as malformed', (text) => expect(parseRange(text)).toBe('malformed'))

  it.each([
    '192.0.2.1/24',
    '128.0.0.0/0',
    '2001:db8::1/64',
    '2001:db8:0:1::/63',
    '::ffff:192.0.2.1/120',
    '::ffff:0:0/80',
    '::1.2.3.4/112',
  ])('refuses %s, which has bits behind its mask', (text) => expect(parseRange(text)).toBe('host bits'))
})

describe('address rules', () => {
  it('accept every address while they are off or empty', () => {
    expect(acceptsAddress(rules({ enabled: false, blockList: ['0.0.0.0/1'] }), '10.0.0.1')).toBe(true)
    for (const address of ['192.0.2.1', '2001:db8::1', null]) expect(acceptsAddress(rules({}), address)).toBe(true)
  })

  it('accept what is listed as an address or in a range, and nothing else', () => {
    const listed = rules({
      allowedIPs: ['192.0.2.7', '2001:db8::/64'],
      allowedRanges: ['198.51.100.0/24', '203.0.113.9'],
    })
    for (const address of ['192.0.2.7', '198.51.100.255', '203.0.113.9', '2001:db8::ffff']) {
      expect(acceptsAddress(listed, address), address).toBe(true)
    }
    for (const address of ['192.0.2.8', '198.51.101.0', '203.0.113.8', '2001:db8:0:1::1', null]) {
      expect(acceptsAddress(listed, address), String(address)).toBe(false)
    }
  })

  it('refuse what is blocked, even where it is allowed', () => {
    const both = rules({ allowedRanges: ['192.0.2.0/24'], blockList: ['192.0.2.128/25', '192.0.2.1'] })
    expect(['192.0.2.2', '192.0.2.1', '192.0.2.200'].map((each) => acceptsAddress(both, each))).toEqual([
      true,
      false,
      false,
    ])
    const blockedAlone = rules({ blockList: ['192.0.2.1'] })
    expect(['192.0.2.2', '192.0.2.1', '2001:db8::1'].map((each) => acceptsAddress(blockedAlone, each))).toEqual([
      true,
      false,
      true,
    ])
  })

  it('treat an IPv4 address in the form of IPv6 as IPv4', () => {
    const blocked = rules({ blockList: ['192.0.2.1', '::ffff:198.51.100.0/120'] })
    for (const address of ['::ffff:192.0.2.1', '::FFFF:c000:0201', '0:0:0:0:0:ffff:192.0.2.1', '198.51.100.9']) {
      expect(acceptsAddress(blocked, address), address).toBe(false)
    }
    expect(acceptsAddress(rules({ allowedIPs: ['192.0.2.1'] }), '::ffff:192.0.2.1')).toBe(true)
    // A range of IPv6 does not name IPv4.
    expect(acceptsAddress(rules({ allowedRanges: ['::/0'] }), '192.0.2.1')).toBe(false)
  })

  it('refuse an unknown address wherever something is listed', () => {
    expect(acceptsAddress(rules({ blockList: ['192.0.2.1'] }), null)).toBe(false)
    expect(acceptsAddress(rules({ allowedIPs: ['192.0.2.1'] }), 'unknown')).toBe(false)
  })
})
