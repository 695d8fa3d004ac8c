// Expressions that say who stands on a leaderboard: comparisons and arithmetic over a few numbers, in CEL. Whatever else CEL
// has (texts, calls, lists) is refused before it is compiled, so that no expression takes long.
import { Environment } from '@marcbachmann/cel-js'
import type { Factor } from '../scoring-models/rules.ts'

const maxLength = 500
const names: Readonly<Record<Factor, string>> = {
  BUREAU: 'bureau',
  REPAYMENT: 'repayment',
  UTILISATION: 'utilisation',
  SAVINGS: 'savings',
  KYC_TIER: 'kycTier',
  ACCOUNT_AGE: 'accountAge',
}
const words = ['value', ...Object.values(names)]
const token = new RegExp(
  `^(?:\\s+|\\d+(?:\\.\\d+)?|(?:${words.join('|')}|true|false)\\b|&&|\\|\\||[<>=!]=|[-<>!+*/()?:])`,
)

const environment = words.reduce((all, word) => all.registerVariable(word, 'double'), new Environment())

interface ScoreFacts {
  readonly valueHundredths: number
  /** What the score was computed from; nothing where it was recorded. */
  readonly inputs: Readonly<Partial<Record<Factor, number>>>
}
export type MemberRule = (facts: ScoreFacts) => boolean

/** A compiled rule; null for what is none. */
export function memberRuleOf(text: string): MemberRule | null {
  if (text.length > maxLength) return null
  for (let rest = text; rest !== ''; ) {
    const found = token.exec(rest)?.[0]
    if (found === undefined) return null
    rest = rest.slice(found.length)
  }
  try {
    // All names are doubles, and CEL does not calculate with doubles and integers together.
    const program = environment.parse(text.replace(/(?<![.\d])\d+(?![.\d])/g, '$&.0'))
    const evaluate = (values: Record<string, number>): unknown => program(values)
    if (typeof evaluate(valuesOf({ valueHundredths: 0, inputs: {} })) !== 'boolean') return null
    return (facts) => evaluate(valuesOf(facts)) === true
  } catch {
    return null
  }
}

function valuesOf({ valueHundredths, inputs }: ScoreFacts): Record<string, number> {
  const known = Object.entries(names).map(([factor, name]) => [name, inputs[factor as Factor] ?? -1])
  return { ...Object.fromEntries(known), value: valueHundredths / 100 }
}
