// IP addresses and ranges in strict forms.
import { isWithin, parseRange, rangeList } from '@quintet/kit/wire/address-ranges.ts'
import { describe, expect, it } from 'vitest'

describe('a range', () => {
  it.each([
    '192.0.2.1',
    '192.0.2.0/24',
    '10.0.0.0/8',
    '2001:db8::1',
    '2001:db8::/32',
    '::ffff:192.0.2.1',
    '::1',
    '64:ff9b::192.0.2.0/120',
  ])('may be %s', (text) => expect(parseRange(text)).not.toBeNull())
  it.each([
    '',
    '192.0.2',
    '127.1',
    '010.0.0.1',
    '0x7f.0.0.1',
    '2130706433',
    '192.0.2.1/24',
    '192.0.2.0/33',
    '192.0.2.0/0',
    '192.0.2.0/',
    '192.0.2.0/024',
    '192.0.2.0/24/8',
    ' 192.0.2.1',
    'fe80::1%eth0',
    '2001:db8::1/32',
    '2001:db8::/129',
    '::/0',
    '::ffff:192.0.2.1/95',
    'example.com',
    '192.0.2.0-192.0.2.9',
  ])('may not be %j', (text) => expect(parseRange(text)).toBeNull())
})

describe('a list', () => {
  const list = rangeList(['192.0.2.0/24', '198.51.100.7', '2001:db8:1::/48', '::ffff:203.0.113.9'])
  it.each([
    ['192.0.2.200', true],
    ['192.0.3.1', false],
    ['198.51.100.7', true],
    ['198.51.100.8', false],
    ['2001:db8:1:2::3', true],
    ['2001:db8:2::3', false],
    ['::ffff:192.0.2.5', true],
    ['203.0.113.9', true],
    [null, false],
    ['unknown', false],
  ])('contains %s: %s', (address, isIn) => expect(isWithin(list, address)).toBe(isIn))
})
