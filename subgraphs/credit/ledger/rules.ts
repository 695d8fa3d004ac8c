import type { LedgerTransactionRow } from './store.ts'

/** Kinds behind which nothing stands but the money: others are undone where they were made. */
const reversible = new Set(['DEPOSIT', 'WITHDRAWAL', 'TRANSFER', 'HOLD_CAPTURE', 'SUSPENSE', 'FEE', 'PENALTY'])

export const isReversible = ({ kind, reversesId }: Pick<LedgerTransactionRow, 'kind' | 'reversesId'>): boolean =>
  reversesId === null && reversible.has(kind)
