import { readLimits } from '@quintet/gateway/limits/settings.ts'
import { readAccountSettings } from '@quintet/kit/process/account-settings.ts'
import { readBillingSettings } from '@quintet/kit/process/billing-settings.ts'
import { readSettings, SettingsError } from '@quintet/kit/process/settings.ts'
import { describe, expect, it } from 'vitest'

const read = (text?: string) => readSettings({ ACCESS_TOKEN_SECONDS: text }, (reader) => reader.accessTokenSeconds())

describe('ACCESS_TOKEN_SECONDS', () => {
  it.each([
    [undefined, 900],
    [' ', 900],
    ['5', 5],
    ['3600', 3600],
  ])('%j is %d', (text, seconds) => {
    expect(read(text)).toBe(seconds)
  })

  it.each(['4', '3601', '15m', '7.5', '-900'])('%j is refused', (text) => {
    expect(() => read(text)).toThrow('ACCESS_TOKEN_SECONDS must be a number from 5 to 3600')
  })
})

describe('PUBLIC_URL', () => {
  const read = (text: string) => readSettings({ PUBLIC_URL: text }, (reader) => reader.address('PUBLIC_URL', ''))

  it.each(['http://localhost:4000', 'https://api.example.com'])('%s is taken, without slashes at its end', (text) => {
    expect(read(`${text}//`)).toBe(text)
  })

  it.each(['localhost:4000', 'localhost', 'api.example.com', 'ftp://api.example.com', '/graphql'])(
    '%s is refused',
    (text) => {
      expect(() => read(text)).toThrow(/^PUBLIC_URL must be an address such as https:\/\/api\.example\.com$/)
    },
  )
})

describe('a connection string', () => {
  const read = (text: string) => readSettings({ DATABASE_URL: text }, (reader) => reader.postgres('DATABASE_URL'))

  it.each(['postgres://a:b@c/d', 'postgresql://a@c:5432/d', 'postgres://a%40b:100%25@c/d'])('%s is taken', (text) => {
    expect(read(text)).toBe(text)
  })

  it.each([
    ['mysql://a:secret@c/d', 'must look like postgres://login:password@host/database'],
    ['a:secret@c/d', 'must look like postgres://login:password@host/database'],
    ['postgres://c/d', 'must name a login: postgres://login:password@host/database'],
    ['postgres://:secret@c/d', 'must name a login: postgres://login:password@host/database'],
    ['postgres://a:100%secret@c/d', 'contains a % in its login or password that must be written as %25'],
    ['postgres://100%:secret@c/d', 'contains a % in its login or password that must be written as %25'],
  ])('%s is refused, and not repeated in the error', (text, fault) => {
    expect(() => read(text)).toThrow(new SettingsError(`DATABASE_URL ${fault}`))
  })
})

describe('MAX_BODY_KB', () => {
  const read = (text: string) =>
    readSettings({ MAX_BODY_KB: text }, (reader) => readLimits(reader, 'production').bodyBytes)

  it('lets through what subgraphs take, and no more', () => {
    expect(read('16384')).toBe(16 * 1024 * 1024)
    expect(() => read('16385')).toThrow(/^MAX_BODY_KB must be a number from 1 to 16384$/)
  })
})

describe('CLOCK_OFFSET', () => {
  const ahead = (text: string | undefined, mode: 'development' | 'production' = 'development') => {
    const { now } = readSettings({ CLOCK_OFFSET: text }, (reader) => reader.clock(mode))
    return (now().getTime() - Date.now()) / 1000
  }

  it.each([
    [undefined, 0],
    [' ', 0],
    ['45d', 45 * 86_400],
    ['+1d', 86_400],
    ['-2h', -7200],
    ['90m', 5400],
    ['30s', 30],
    ['300', 300],
    ['-300', -300],
  ])('%j moves the clock by %d seconds', (text, seconds) => {
    expect(ahead(text)).toBeCloseTo(seconds, -1)
  })

  it.each(['1.5d', 'd', '45 days', '1w', '--2h', '36501d', '9999999999999'])('%j is refused', (text) => {
    expect(() => ahead(text)).toThrow('CLOCK_OFFSET must be a time such as 45d, -2h, 90m or a number of seconds')
  })

  it('is refused in production, in one sentence', () => {
    expect(() => ahead('45d', 'production')).toThrow(
      new SettingsError('CLOCK_OFFSET moves the clock of a development process: it needs MODE=development'),
    )
    expect(ahead(undefined, 'production')).toBeCloseTo(0, -1)
  })
})

describe('settings of accounts', () => {
  const accounts = (environment: NodeJS.ProcessEnv) =>
    readSettings(environment, (reader) => readAccountSettings(reader, 'https://api.example.com'))

  it('by default let people sign up at once, allow ten failures of an address, and lead to the public address', () => {
    const accountUrl = 'https://api.example.com'
    const byDefault = { signUp: 'direct', breachCheck: 'off', signInsPerAddress: 10, accountUrl }
    expect(accounts({})).toMatchObject(byDefault)
    expect(accounts({ SIGN_UP: ' ', BREACH_CHECK: '', SIGN_INS_PER_ADDRESS: '', ACCOUNT_URL: '' })).toMatchObject(
      byDefault,
    )
  })

  it('report every fault', () => {
    const wrong = {
      SIGN_UP: 'open',
      BREACH_CHECK: 'on',
      SIGN_INS_PER_ADDRESS: '-1',
      ACCOUNT_URL: 'javascript:alert(1)',
    }
    expect(() => accounts(wrong)).toThrow(/SIGN_UP[\s\S]+BREACH_CHECK[\s\S]+SIGN_INS_PER_ADDRESS[\s\S]+ACCOUNT_URL/)
  })
})

describe('settings of billing', () => {
  const billing = (environment: NodeJS.ProcessEnv) => readSettings(environment, readBillingSettings)

  it('need no service by default', () => {
    expect(billing({})).toEqual({ adapter: 'local', webhookSecrets: [], stripe: null })
    expect(() => billing({ BILLING: 'paypal' })).toThrow('BILLING')
  })

  it('take several webhook secrets and a key, whose mode they recognise, and require both for stripe', () => {
    const secrets = { STRIPE_WEBHOOK_SECRETS: 'whsec_new, whsec_old', STRIPE_SECRET_KEY: 'sk_live_1' }
    expect(billing({ BILLING: 'stripe', ...secrets })).toEqual({
      adapter: 'stripe',
      webhookSecrets: ['whsec_new', 'whsec_old'],
      stripe: { secretKey: 'sk_live_1', apiUrl: 'https://api.stripe.com', isLive: true },
    })
    expect(() => billing({ BILLING: 'stripe' })).toThrow(/STRIPE_WEBHOOK_SECRETS must be set[\s\S]+STRIPE_SECRET_KEY/)
    const wrong = { BILLING: 'stripe', ...secrets, STRIPE_SECRET_KEY: 'pk_live_secret' }
    expect(() => billing(wrong)).toThrow(/^(?!.*pk_live).*STRIPE_SECRET_KEY/)
  })

  it('accept only an https address, or this machine, for the key', () => {
    const at = (STRIPE_API_URL: string) =>
      billing({ BILLING: 'stripe', STRIPE_WEBHOOK_SECRETS: 'a', STRIPE_SECRET_KEY: 'rk_test_1', STRIPE_API_URL }).stripe
    expect(at('http://127.0.0.1:9000')).toMatchObject({ apiUrl: 'http://127.0.0.1:9000', isLive: false })
    for (const url of ['http://api.stripe.com', 'https://a.example/path', 'https://user@a.example', 'no']) {
      expect(() => at(url)).toThrow('STRIPE_API_URL')
    }
  })
})
