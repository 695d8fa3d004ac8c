import { type Conflict, conflict, type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'

export type OrderStatus =
  | 'CART'
  | 'PENDING_PAYMENT'
  | 'PAID'
  | 'FULFILLED'
  | 'CANCELLED'
  | 'PARTIALLY_REFUNDED'
  | 'REFUNDED'

export interface Item {
  readonly productId: string
  readonly quantity: number
}

export const maxQuantity = 1_000
const maxItems = 100
/** For so long ordered products are kept for the buyer. */
const payMinutes = 30

export const payUntil = (now: Date): Date => new Date(now.getTime() + payMinutes * 60_000)

/** What is wrong with a list of products, each of which is named once. */
export function itemProblems(items: readonly Item[], ...path: string[]): FieldProblem[] {
  if (items.length === 0 || items.length > maxItems) return [fieldProblem(`There must be 1 to ${maxItems}`, ...path)]
  const seen = new Set<string>()
  return items.flatMap(({ productId, quantity }, i) => {
    const isTwice = seen.has(productId)
    seen.add(productId)
    if (isTwice) return [fieldProblem('This product is named twice', ...path, String(i), 'productId')]
    return quantity >= 1 && quantity <= maxQuantity
      ? []
      : [fieldProblem(`The quantity is 1 to ${maxQuantity}`, ...path, String(i), 'quantity')]
  })
}

interface Offered {
  readonly id: string
  readonly sku: string
  readonly currency: string
  readonly merchantSlug: string | null
  readonly stock: number
  readonly isActive: boolean
}

/** Why products cannot be ordered together; null when they can. */
export function mixtureRefusal(products: readonly Offered[], path: string[]): Conflict | null {
  const [first] = products
  if (products.some(({ currency }) => currency !== first?.currency)) {
    return conflict('An order has one currency', 'CART_CURRENCY', path)
  }
  if (products.some(({ merchantSlug }) => merchantSlug !== first?.merchantSlug)) {
    return conflict('An order has one merchant', 'CART_MERCHANT', path)
  }
  return null
}

/** The refusal that names the products of which there are too few. */
export const outOfStock = (products: readonly Pick<Offered, 'sku'>[], path: string[]): Conflict =>
  conflict(`Out of stock: ${products.map(({ sku }) => sku).join(', ')}`, 'OUT_OF_STOCK', path)

interface Line {
  readonly productId: string
  readonly unitMinor: bigint | null
  readonly quantity: number
  readonly refundedQuantity: number
}

/** What is left of an order's lines to give the money back for. */
export const leftOf = (lines: readonly Line[]): Item[] =>
  lines.flatMap(({ productId, quantity, refundedQuantity }) =>
    quantity > refundedQuantity ? [{ productId, quantity: quantity - refundedQuantity }] : [],
  )

/** What is wrong with items to give the money back for; empty when nothing is. */
export const refundProblems = (lines: readonly Line[], items: readonly Item[], ...path: string[]): FieldProblem[] =>
  items.flatMap(({ productId, quantity }, i) => {
    const line = lines.find((each) => each.productId === productId)
    const left = line === undefined ? 0 : line.quantity - line.refundedQuantity
    return quantity <= left ? [] : [fieldProblem(`There are ${left} left of this`, ...path, String(i), 'quantity')]
  })

export const worthOf = (lines: readonly Line[], items: readonly Item[]): bigint =>
  items.reduce(
    (sum, { productId, quantity }) =>
      sum + (lines.find((each) => each.productId === productId)?.unitMinor ?? 0n) * BigInt(quantity),
    0n,
  )
