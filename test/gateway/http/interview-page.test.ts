// A whole interview in a browser, over HTTP: by keyboard, on a telephone, with a cut network in the middle; then its report.
import { acme } from '@quintet/kit/demo/people.ts'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasChromium, startChromium } from '../../support/clients/chromium.ts'
import { demoIdOf } from '../../support/entities.ts'
import { steadyPort } from '../../support/ports.ts'
import { startTestQuintet, type TestQuintet } from '../../support/quintet/quintet.ts'

let quintet: TestQuintet
let base: string
let owner: string
beforeAll(async () => {
  const port = await steadyPort()
  base = `http://localhost:${port}`
  quintet = await startTestQuintet({}, { PORT: `${port}` })
  owner = await quintet.signIn(acme.owner.email)
})
afterAll(() => quintet?.stop())

async function schedule(more: object = {}): Promise<{ url: string; id: string }> {
  const text = `mutation ($input: ScheduleInterviewInput!) { scheduleInterview(input: $input) {
    ... on InterviewScheduled { url interview { id } } ... on Problem { message code } } }`
  const subject = { jobId: demoIdOf('Job'), candidateId: demoIdOf('Candidate') }
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const { data } = await quintet.gql(text, { input: { ...subject, expiresAt, questions: 2, ...more } }, owner)
  return { url: data.scheduleInterview.url, id: data.scheduleInterview.interview.id }
}

it('is served with a policy that lets it run its own script and talk to its own origin alone', async () => {
  const page = await fetch(`${base}/interview`)
  expect(page.status).toBe(200)
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+'; .*connect-src 'self'/)
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
})

const phone = { width: 390, height: 844 }

describe.skipIf(!hasChromium)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser?.close())

  const faults = async (page: Page): Promise<string[]> => {
    await page.addScriptTag({ content: axe.source })
    const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string }[] }
    return violations.map(({ id }) => id)
  }

  it('is taken by keyboard at 390 px; a cut network loses no answer', { timeout: 120_000 }, async () => {
    const { url, id } = await schedule()
    const context = await browser.newContext({
      viewport: phone,
      bypassCSP: true,
      locale: 'en-GB',
    })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByLabel('I have read this').waitFor()
    expect(await faults(page)).toEqual([])
    const width = () => page.evaluate('document.documentElement.scrollWidth')
    expect(await width()).toBe(390)
    await page.keyboard.press('Tab')
    await page.keyboard.type('A practice answer.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Question 1').waitFor()
    expect(await faults(page)).toEqual([])
    expect(await width()).toBe(390)
    await page.keyboard.press('Tab')
    await page.keyboard.type('The first answer, which was written before a reload.')
    await page.reload()
    await page.getByRole('button', { name: 'Go on' }).press('Enter')
    await page.getByText('Question 1').waitFor()
    expect(await page.getByLabel('Your answer').inputValue()).toBe(
      'The first answer, which was written before a reload.',
    )
    await context.setOffline(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Control+Enter')
    await page.getByText('There is no connection').waitFor()
    await context.setOffline(false)
    await page.getByText('Question 2').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('The second answer.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Thank you').waitFor()
    expect(await faults(page)).toEqual([])
    expect(await width()).toBe(390)
    // The explanation, and an objection, by keyboard too.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('A program evaluated the text').waitFor()
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Tab')
    await page.keyboard.type('The second answer was cut off.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('You have objected').waitFor()
    expect(await faults(page)).toEqual([])
    expect(await width()).toBe(390)
    const text = `query ($id: ID!) { interview(id: $id) { status report { overallScore download { url } } questions { answer { text } } } }`
    const { data } = await quintet.gql(text, { id }, owner)
    expect(data.interview.status).toBe('COMPLETED')
    expect(data.interview.questions.map(({ answer }: { answer: { text: string } }) => answer.text)).toEqual([
      'The first answer, which was written before a reload.',
      'The second answer.',
    ])
    const file = await fetch(data.interview.report.download.url)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect((await file.text()).slice(0, 5)).toBe('%PDF-')
    await context.close()
  })

  it('has no fault of accessibility in dark mode, and explains the interview to a candidate who returns', {
    timeout: 120_000,
  }, async () => {
    const [{ url }, { url: another }] = [
      await schedule({ questions: 1, language: 'de' }),
      await schedule({ questions: 1 }),
    ]
    const tokens = [url, another].map((each) => each.slice(each.indexOf('#') + 1))
    const page = await browser.newPage({ colorScheme: 'dark', locale: 'de-DE', bypassCSP: true, viewport: phone })
    await page.goto(url)
    await page.getByLabel('Ich habe das gelesen').waitFor()
    expect(await faults(page)).toEqual([])
    const text = `mutation ($token: String!) { nextInterviewQuestion(input: { token: $token, consent: true }) { __typename }
      finishInterview(input: { token: $token }) { __typename } }`
    for (const token of tokens) await quintet.gql(text, { token })
    await page.reload()
    await page.getByText('Wie Ihre Antworten bewertet wurden').click()
    await page.getByText('0.00 von 100', { exact: false }).first().waitFor()
    expect(await faults(page)).toEqual([])
    // What one candidate has begun to write is not shown to the next one in the same browser.
    await page.getByLabel('Was ist am Ergebnis falsch?').fill('Ein Entwurf')
    await page.goto('about:blank')
    await page.goto(another)
    expect(await page.getByLabel('What is wrong with the result?').inputValue()).toBe('')
    await page.goto('about:blank')
    await page.goto(url)
    expect(await page.getByLabel('Was ist am Ergebnis falsch?').inputValue()).toBe('Ein Entwurf')
    // Refusals are in the language of the page too.
    const [objection, send] = [page.getByLabel('Was ist am Ergebnis falsch?'), page.getByText('Einwand senden')]
    await objection.fill('   ')
    await send.click()
    await page.getByText('Bitte schreiben Sie, was falsch ist').waitFor()
    await quintet.gql(`mutation ($input: ContestInterviewInput!) { contestInterview(input: $input) { __typename } }`, {
      input: { token: tokens[0], text: 'In einem anderen Fenster gesendet.' },
    })
    await objection.fill('Noch ein Einwand')
    await send.click()
    await page.getByText('Sie haben schon Einwände erhoben').waitFor()
    await page.close()
  })

  it('has every text in German too, and says that there is no interview for a wrong link', async () => {
    const { url } = await schedule({ language: 'de' })
    const page = await browser.newPage({ locale: 'en-GB' })
    await page.goto(url)
    await page.getByLabel('Ich habe das gelesen').waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('de')
    const wrong = await browser.newPage({ locale: 'en-GB' })
    await wrong.goto(`${base}/interview#wrong`)
    await wrong.getByText('There is no such interview').waitFor()
  })
})
