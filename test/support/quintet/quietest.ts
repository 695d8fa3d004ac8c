// Counting the statements of a request beside jobs, which send statements at any time.
import type { TestQuintet } from './quintet.ts'

interface Try<Answer> {
  readonly answer: Answer
  /** What was sent to the databases meanwhile. */
  readonly statements: readonly string[]
}

/** Asks four times. Returns the try that took the fewest statements. */
export async function quietest<Answer>(quintet: TestQuintet, ask: () => Promise<Answer>): Promise<Try<Answer>> {
  const tries: Try<Answer>[] = []
  for (let i = 0; i < 4; i++) {
    quintet.statements.length = 0
    tries.push({ answer: await ask(), statements: [...quintet.statements] })
  }
  return tries.reduce((a, b) => (b.statements.length < a.statements.length ? b : a))
}
