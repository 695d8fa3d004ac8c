import { isJsonObject, jsonProblems } from '@quintet/kit/slice/json-rules.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import { amountProblems, type MoneyText } from '../modules/prices.ts'

type Given<T> = T | null | undefined
interface ProductInput {
  readonly sku: string
  readonly name: string
  readonly description?: Given<string>
  readonly price: MoneyText
  readonly stock: number
  readonly merchantSlug?: Given<string>
  readonly variantOf?: Given<string>
  readonly options?: unknown
}

const maxStock = 1_000_000_000

/** What is wrong with a product to save; empty when nothing is. */
export function productProblems(input: ProductInput): FieldProblem[] {
  const { sku, stock, variantOf, options } = input
  return [
    ...textProblems('The article number', sku, { max: 100 }, 'input', 'sku'),
    ...textProblems('The name', input.name, { max: 200 }, 'input', 'name'),
    ...textProblems('The description', input.description, { min: 0, max: 2000 }, 'input', 'description'),
    ...amountProblems(input.price, 0n, 'input', 'price'),
    ...(stock >= 0 && stock <= maxStock ? [] : [fieldProblem(`The stock is 0 to ${maxStock}`, 'input', 'stock')]),
    ...textProblems('The merchant', input.merchantSlug, { max: 100 }, 'input', 'merchantSlug'),
    ...textProblems('The article number', variantOf, { max: 100 }, 'input', 'variantOf'),
    ...(variantOf === sku ? [fieldProblem('A product is no variant of itself', 'input', 'variantOf')] : []),
    ...(options === null || options === undefined || isJsonObject(options)
      ? jsonProblems('The options', options, 'input', 'options')
      : [fieldProblem('The options must be an object', 'input', 'options')]),
  ]
}
