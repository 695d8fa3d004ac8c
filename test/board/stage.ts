// What tests of the board read from a page.
import type { Page } from 'playwright-core'

/** The rows that a page shows: rank, name and score. */
export const shownRows = (page: Page): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('tbody tr')].map((row) =>
    [row.cells[0], row.cells[2], row.cells[3]].map((cell) => cell.textContent.trim()).join(' | '))`)
