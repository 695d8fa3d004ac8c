// Money: bigint minor units inside, exact decimal text outside. Exponents are ISO 4217's, which Intl does not follow.

/** Currencies by the number of digits after the point. */
const byExponent: Record<number, string> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP ' +
    'COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ' +
    'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN ' +
    'NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL ' +
    'THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}
const exponents = new Map(
  Object.entries(byExponent).flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, Number(exponent)])),
)

export interface Money {
  readonly amountMinor: bigint
  readonly currency: string
}

/** How many digits after the point the amounts of a currency have. */
export const minorUnitDigits = (currency: string): number => exponents.get(currency) ?? 2

/** Whether a text is the ISO 4217 code of a currency in use. */
export const isCurrency = (code: string): boolean => exponents.has(code)

/** Minor units of exact decimal text; null when it has more digits after the point than the currency. */
export function minorUnits(amount: string, currency: string): bigint | null {
  const exponent = exponents.get(currency)
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount)
  if (exponent === undefined || match === null) return null
  const [, sign, whole, fraction = ''] = match
  const significant = fraction.replace(/0+$/, '')
  if (significant.length > exponent) return null
  const minor = BigInt(`${whole}${significant.padEnd(exponent, '0')}`)
  return sign === '-' ? -minor : minor
}

/** Exact decimal text with all digits of the currency: "2500.00". */
export function decimalText({ amountMinor, currency }: Money): string {
  const exponent = exponents.get(currency) ?? 2
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(exponent + 1, '0')
  const sign = amountMinor < 0n ? '-' : ''
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}
