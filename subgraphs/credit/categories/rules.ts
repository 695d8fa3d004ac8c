// The kinds of credit: which every tenant has, and which settings are allowed.
import { minorUnits } from '@quintet/kit/slice/money.ts'
import { type FieldProblem, fieldProblem } from '@quintet/kit/slice/problems.ts'
import { isSlug } from '@quintet/kit/slice/saves.ts'
import { textProblems } from '@quintet/kit/slice/text-rules.ts'
import type { MoneyInput, SaveCreditCategoryInput } from '../types.gen.ts'
import { type Conventions, conventionProblems, standardConventions } from './conventions.ts'
import { memberRuleOf } from './member-rules.ts'

export interface Category extends Conventions {
  /** Null where the tenant has not changed it. */
  readonly id: string | null
  readonly slug: string
  readonly name: string
  readonly isLoanProduct: boolean
  readonly scoreMode: 'RECORDED' | 'COMPUTED'
  readonly scoringModelSlug: string | null
  readonly memberRule: string | null
  /** ISO 4217 code of what is lent; null, as its limits are, for what is no loan product. */
  readonly currency: string | null
  readonly minMinor: bigint | null
  readonly maxMinor: bigint | null
  readonly minMonths: number | null
  readonly maxMonths: number | null
  readonly requiredTier: number
  /** Types of documents of the workspace. */
  readonly requiredDocuments: readonly string[]
  readonly isActive: boolean
  readonly version: number
}

/** The category of all that is known of an applicant. */
const overall = 'overall'
export const maxCategories = 100
const maxName = 200
const maxMonths = 600
const maxTier = 10
/** The types that documents of the workspace have. */
const documentTypes: ReadonlySet<string> = new Set(['RESUME', 'NATIONAL_ID', 'TRANSCRIPT', 'REPORT', 'OTHER'])

const shared = {
  ...standardConventions,
  id: null,
  scoreMode: 'RECORDED',
  scoringModelSlug: null,
  memberRule: null,
  requiredTier: 0,
  requiredDocuments: [] as readonly string[],
  isActive: true,
  version: 1,
} as const
const noLimits = { currency: null, minMinor: null, maxMinor: null, minMonths: null, maxMonths: null }
const limits = { currency: 'EUR', minMinor: 500_00n, maxMinor: 50_000_00n, minMonths: 6, maxMonths: 60 }

/** Categories that every tenant has until it changes them. */
export const defaultCategories: readonly Category[] = [
  { ...shared, ...noLimits, slug: overall, name: 'Overall', isLoanProduct: false },
  { ...shared, ...limits, slug: 'personal-loan', name: 'Personal loan', isLoanProduct: true },
]

/** What is wrong with a category to save. @param models slugs of the tenant's scoring models */
export function categoryProblems(input: SaveCreditCategoryInput, models: ReadonlySet<string>): FieldProblem[] {
  const { slug, name, isLoanProduct, scoreMode, scoringModelSlug, memberRule } = input
  const problems: FieldProblem[] = []
  const add = (message: string, field: string) => problems.push(fieldProblem(message, 'input', field))
  if (!isSlug(slug)) add('The slug must have 1 to 50 lower-case letters, digits and hyphens between them', 'slug')
  problems.push(...textProblems('The name', name, { max: maxName }, 'input', 'name'))
  if (slug === overall && isLoanProduct) add('The category overall is no loan product', 'isLoanProduct')
  if (scoreMode === 'COMPUTED' && !models.has(scoringModelSlug ?? '')) add('There is no such model', 'scoringModelSlug')
  if (scoreMode !== 'COMPUTED' && typeof scoringModelSlug === 'string') {
    add('Only computed scores have a model', 'scoringModelSlug')
  }
  if (typeof memberRule === 'string' && memberRuleOf(memberRule) === null) {
    add('The rule must be an expression that is true or false, of numbers and the names that it may use', 'memberRule')
  }
  const tier = input.requiredTier ?? 0
  if (tier < 0 || tier > maxTier) add('The tier must be from 0 to 10', 'requiredTier')
  const documents = input.requiredDocuments ?? []
  if (!documents.every((type) => documentTypes.has(type)) || new Set(documents).size < documents.length) {
    add(
      `Required documents are types of the workspace, each once: ${[...documentTypes].join(', ')}`,
      'requiredDocuments',
    )
  }
  return [...problems, ...limitProblems(input), ...conventionProblems(input)]
}

function limitProblems({ isLoanProduct, minimum, maximum, ...input }: SaveCreditCategoryInput): FieldProblem[] {
  const problems: FieldProblem[] = []
  const add = (message: string, field: string) => problems.push(fieldProblem(message, 'input', field))
  const [least, most] = [minorOf(minimum), minorOf(maximum)]
  for (const [field, minor] of Object.entries({ minimum: least, maximum: most })) {
    if (minor === 'none' && isLoanProduct) add(`A loan product has a ${field}`, field)
    else if (minor === null) add('The amount has too many decimals', field)
    else if (typeof minor === 'bigint' && minor <= 0n) add('The amount must be more than zero', field)
  }
  if (minimum && maximum && minimum.currency !== maximum.currency) add('Both amounts have one currency', 'maximum')
  else if (typeof least === 'bigint' && typeof most === 'bigint' && least > most) {
    add('The maximum must not be below the minimum', 'maximum')
  }
  const months = { minimumMonths: input.minimumMonths, maximumMonths: input.maximumMonths }
  for (const [field, value] of Object.entries(months)) {
    if (typeof value !== 'number') {
      if (isLoanProduct) add(`A loan product has ${field}`, field)
    } else if (value < 1 || value > maxMonths) add('A term has 1 to 600 months', field)
  }
  if ((input.minimumMonths ?? 0) > (input.maximumMonths ?? maxMonths)) {
    add('The longest term must not be below the shortest', 'maximumMonths')
  }
  return problems
}

const minorOf = (money: MoneyInput | null | undefined): bigint | null | 'none' =>
  money ? minorUnits(money.amount, money.currency) : 'none'
