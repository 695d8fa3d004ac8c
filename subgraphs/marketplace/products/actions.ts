import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { moneyOf } from '../modules/prices.ts'
import type { SaveProductInput } from '../types.gen.ts'
import { productProblems } from './rules.ts'
import { insertProduct, type ProductRow, readBySku, skuIndex, updateProduct } from './store.ts'

const exists = conflict('There is a product with this article number', 'ALREADY_EXISTS', ['input', 'sku'])

/** Makes a product, or changes the version of it that was read. */
export const saveProduct = (context: Context, input: SaveProductInput) =>
  change<ProductRow>(context, 'saveProduct', input, {
    problems: productProblems(input),
    taken: { [skuIndex]: exists },
    async work(writer) {
      const { version = null, variantOf = null } = input
      const present = await readBySku(writer, input.sku)
      if (variantOf !== null && (await readBySku(writer, variantOf)) === null) {
        throw new Refused(notFoundProblem('There is no such product', ['input', 'variantOf']))
      }
      const values = {
        name: input.name.trim(),
        description: input.description ?? null,
        ...moneyOf(input.price),
        stock: input.stock,
        merchantSlug: input.merchantSlug ?? null,
        variantOf,
        options: (input.options ?? {}) as Record<string, unknown>,
        isActive: input.isActive ?? true,
        updatedAt: context.clock.now(),
      }
      if (version === null) {
        if (present !== null) throw new Refused(exists)
        return insertProduct(writer, { id: newId(), sku: input.sku, ...values })
      }
      if (present === null) throw new Refused(notFoundProblem('There is no such product', ['input', 'sku']))
      const saved = await updateProduct(writer, { id: present.id, version, ...values })
      if (saved === null) {
        throw new Refused(conflict('The product has changed since', 'VERSION', ['input', 'version']))
      }
      return saved
    },
  })
