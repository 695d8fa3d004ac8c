// What pages owe to those who read them: no fault that axe finds, and no part beyond a narrow window.
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The rules of axe that a page breaks. The page's context must pass over its content security policy. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const result = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
  return result.violations.map(({ id }) => id)
}

export async function expectNarrow(page: Page, width: number): Promise<void> {
  const box = await page.locator('main').boundingBox()
  expect(box!.x + box!.width).toBeLessThanOrEqual(width)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
}

/** Keeps a picture of a page in the directory PICTURES, for people to look at; nothing without it. */
export async function pictureOf(page: Page, name: string): Promise<void> {
  const { PICTURES: directory } = process.env
  if (directory !== undefined) await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true })
}
