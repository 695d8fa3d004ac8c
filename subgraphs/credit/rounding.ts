/** A quotient as the nearest whole number; of two that are equally near, the even one. @param divisor above 0 */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n
  const size = isNegative ? -dividend : dividend
  const twiceRest = (size % divisor) * 2n
  const below = size / divisor
  const isUp = twiceRest > divisor || (twiceRest === divisor && below % 2n === 1n)
  const rounded = isUp ? below + 1n : below
  return isNegative ? -rounded : rounded
}
