import type { Writer } from '@quintet/drizzle/client/scope.ts'
import { change } from '@quintet/kit/slice/change.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { conflict, limitReached, notFoundProblem, Refused } from '@quintet/kit/slice/problems.ts'
import type { Context } from '../context.ts'
import { lockTenant } from '../tenants/store.ts'
import type { CreateCategoryInput, DeleteCategoryInput, MoveCategoryInput, UpdateCategoryInput } from '../types.gen.ts'
import { categoryProblems, maxDepth } from './rules.ts'
import {
  anyChild,
  type CategoryRow,
  deleteRow,
  depthBelow,
  insertCategory,
  nameIndex,
  pathOf,
  placeCategory,
  readCategory,
  updateCategory as updateRow,
} from './store.ts'

const taken = (field: string) => ({
  [nameIndex]: conflict('There is a category of this name beside it', 'NAME_TAKEN', ['input', field]),
})

/** Makes a category. `id` fixes its id, for demo data. */
export const createCategory = (context: Context, input: CreateCategoryInput, id = newId()) =>
  change(context, 'createCategory', input, {
    problems: categoryProblems(input),
    taken: taken('name'),
    async work(writer) {
      const { name, description = null, parentId = null, attributes } = input
      await writer.read(lockTenant, {})
      if (parentId !== null) await refuseDeep(writer, await existing(writer, parentId, 'parentId'), 1)
      const at = context.clock.now()
      const values = { name: name.trim(), description, parentId, attributes: objectsOf(attributes) }
      return insertCategory(writer, { id, ...values, createdAt: at, updatedAt: at })
    },
  })

/** Changes what a category has. */
export const updateCategory = (context: Context, input: UpdateCategoryInput) =>
  change(context, 'updateCategory', input, {
    problems: categoryProblems(input),
    taken: taken('name'),
    async work(writer) {
      await writer.read(lockTenant, {})
      const present = await existing(writer, input.categoryId, 'categoryId')
      const { name, description, attributes } = input
      const next = {
        name: name?.trim() ?? present.name,
        description: description === undefined ? present.description : description,
        attributes: attributes === undefined ? present.attributes : objectsOf(attributes),
      }
      return (await updateRow(writer, { id: present.id, ...next, updatedAt: context.clock.now() }))!
    },
  })

/** Moves a category with all below it. Changes of a tenant's tree are made one after the other: no two make a cycle. */
export const moveCategory = (context: Context, input: MoveCategoryInput) =>
  change(context, 'moveCategory', input, {
    taken: taken('parentId'),
    async work(writer) {
      const { categoryId, parentId = null } = input
      await writer.read(lockTenant, {})
      const { id } = await existing(writer, categoryId, 'categoryId')
      if (parentId !== null) {
        const parent = await existing(writer, parentId, 'parentId')
        const path = await writer.read(pathOf, { id: parent.id })
        if (path.some((above) => above.id === id)) {
          throw new Refused(conflict('A category cannot be below itself', 'CYCLE', ['input', 'parentId']))
        }
        const [below] = await writer.read(depthBelow, { id })
        await refuseDeep(writer, parent, below!.depth)
      }
      return (await placeCategory(writer, { id, parentId, updatedAt: context.clock.now() }))!
    },
  })

/** Deletes a category that has none below it. */
export const deleteCategory = (context: Context, input: DeleteCategoryInput) =>
  change(context, 'deleteCategory', input, {
    async work(writer) {
      await writer.read(lockTenant, {})
      const { id } = await existing(writer, input.categoryId, 'categoryId')
      if ((await writer.read(anyChild, { id })).length > 0) {
        throw new Refused(conflict('There are categories below it', 'HAS_CHILDREN', ['input', 'categoryId']))
      }
      await writer.run(deleteRow, { id })
      return { id }
    },
  })

const objectsOf = (attributes: readonly unknown[] | null | undefined) =>
  [...(attributes ?? [])] as Record<string, unknown>[]

async function existing(writer: Writer, id: string, field: string): Promise<CategoryRow> {
  const found = await readCategory(writer, id)
  if (found === null) throw new Refused(notFoundProblem('There is no such category', ['input', field]))
  return found
}

/** Throws when a tree of some depth would be too deep below a category. */
async function refuseDeep(writer: Writer, { id }: CategoryRow, depth: number): Promise<void> {
  const path = await writer.read(pathOf, { id })
  if (path.length + depth <= maxDepth) return
  const message = `At most ${maxDepth} categories can stand above each other`
  throw new Refused(limitReached(message, 'MAX_DEPTH', ['input', 'parentId']))
}
