// Counting the statements of a request beside jobs, which send statements at any time.
import type { TestQuintet } from './quintet.ts'

/** Asks four times. Returns the answer that took the fewest statements, and these. */
export async function quietest<Answer>(
  quintet: TestQuintet,
  ask: () => Promise<Answer>,
): Promise<{ answer: Answer; statements: string[] }> {
  const tries: { answer: Answer; statements: string[] }[] = []
  for (let i = 0; i < 4; i++) {
    quintet.statements.length = 0
    const answer = await ask()
    tries.push({ answer, statements: [...quintet.statements] })
  }
  return tries.reduce((a, b) => (b.statements.length < a.statements.length ? b : a))
}
