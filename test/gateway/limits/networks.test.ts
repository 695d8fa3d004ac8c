// Limits per address: which addresses count as one, and that they do not evict viewers.

import type { Caller } from '@quintet/gateway/auth/viewers.ts'
import type { Variant } from '@quintet/gateway/execution/variant.ts'
import { ownerOf } from '@quintet/gateway/limits/connections.ts'
import { defaultLimits } from '@quintet/gateway/limits/limits.ts'
import type { Operation } from '@quintet/gateway/operations/operation.ts'
import { createAdmission } from '@quintet/gateway/pipeline/admission.ts'
import { anonymousEnvelope } from '@quintet/kit/wire/envelope.ts'
import { networkOf } from '@quintet/kit/wire/network.ts'
import { describe, expect, it } from 'vitest'

describe('an address is counted as', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::FFFF:10.0.0.1', '10.0.0.1'],
    ['::', '0:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0000:ffff::', '2001:db8:0:0::/64'],
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['1:2:3::4:5:6:7', '1:2:3:0::/64'],
    ['1::3:4:5:6:7:8', '1:0:3:4::/64'],
    ['1::4:5:6:7:10.0.0.1', '1:0:4:5::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    [null, 'unknown'],
  ])('%s: %s', (address, network) => {
    expect(networkOf(address)).toBe(network)
  })
})

const facts = (clientIp: string | null) => ({ requestId: 'r', clientIp, userAgent: null })
const caller = (userId: string | null, clientIp: string): Caller => {
  const envelope = anonymousEnvelope('r', clientIp, null)
  const viewer = userId === null ? null : { userId, sessionId: 's', acr: 'aal1', authTime: 0 }
  return { envelope: { ...envelope, viewer } } as Caller
}
const admissionOf = (limits: object) =>
  createAdmission({ ...defaultLimits, ...limits }, { now: () => new Date(0) }, null)
const operation = { cost: () => 1 } as unknown as Operation

it('counts addresses of one network together, for requests, operations and connections', () => {
  const { checkAddressLimit, admit } = admissionOf({ requestsPerAddress: 1, operationsPerViewer: 1 })
  const admitted = (address: string) => admit(operation, {} as Variant, {}, caller(null, address)) === null
  expect(['2001:db8::1', '2001:db8::2', '2001:db8:0:1::1'].map((address) => checkAddressLimit(address) === 0)).toEqual([
    true,
    false,
    true,
  ])
  expect(['2001:db8::1', '2001:db8::2', '2001:db8:0:1::1'].map(admitted)).toEqual([true, false, true])
  expect(ownerOf(null, facts('2001:db8::1'))).toBe(ownerOf(null, facts('2001:db8::2')))
  expect(ownerOf(null, facts(null))).toBe(ownerOf(null, facts(null)))
})

it('does not evict the count of a viewer for any number of addresses', () => {
  const { admit } = admissionOf({ operationsPerViewer: 1, costPerViewer: 1 })
  const admitted = (each: Caller) => admit(operation, {} as Variant, {}, each) === null
  expect(admitted(caller('ada', '10.0.0.1'))).toBe(true)
  for (let i = 0; i < 100_001; i++) admitted(caller(null, `address ${i}`))
  expect(admitted(caller('ada', '10.0.0.1'))).toBe(false)
})
