// The letter about a rejection: what was decided and why, by which score, and how to contest it.
import { pdfOf, printable } from '@quintet/kit/files/pdf.ts'
import { fileHeaders } from '@quintet/kit/files/store.ts'
import { decimalText } from '@quintet/kit/slice/money.ts'
import { isUuid } from '@quintet/kit/slice/pages.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { permissionOf } from '@quintet/kit/wire/signed-links.ts'
import { type CreditApplicationRow, readApplication } from '../applications/store.ts'
import type { Context } from '../context.ts'
import type { DecisionReason } from '../types.gen.ts'
import { reasonTexts } from './rules.ts'
import { type CreditDecisionRow, readDecision } from './store.ts'

interface Letter {
  readonly tenantName: string
  readonly application: CreditApplicationRow
  readonly decision: CreditDecisionRow
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** What the letter says of the score. */
function scoreLines({ scoreHundredths, modelVersion, scoreReasons, inputsHash }: CreditDecisionRow): string[] {
  if (scoreHundredths === null) return ['There was no credit score.']
  const version = modelVersion === null ? 'as it was recorded' : `by version ${modelVersion} of the scoring model`
  return [
    `Your credit score was ${(scoreHundredths / 100).toFixed(2)} of 100, ${version}.`,
    ...(scoreReasons.length === 0 ? [] : ['What cost most of it:', ...scoreReasons.map(({ text }) => `- ${text}`)]),
    ...(inputsHash === null ? [] : [`What it was computed from has the fingerprint ${inputsHash}.`]),
  ]
}

function contestLines({ contestedAt, outcome, answer, answeredAt }: CreditDecisionRow): string[] {
  if (contestedAt === null) {
    return ['A person decided. You may contest the decision once, in Quintet; a person who did not decide will answer.']
  }
  const contested = `You contested the decision on ${dayOf(contestedAt)}.`
  if (outcome === null) return [contested, 'A person who did not decide will answer.']
  const how = outcome === 'OVERTURNED' ? 'overturned, and the application is under review again' : 'upheld'
  return [contested, `On ${dayOf(answeredAt!)} the decision was ${how}.`, `The answer: ${answer}`]
}

/** All that the letter says, a paragraph each. */
export function letterLines({ tenantName, application, decision }: Letter): string[] {
  const { category, currency, termMonths, submittedAt } = application
  return [
    `From ${tenantName}, ${dayOf(decision.createdAt)}`,
    `Your application ${application.id} for ${decimalText(application)} ${currency} over ${termMonths} months (${category}), submitted on ${dayOf(submittedAt!)}, was rejected.`,
    'The reasons:',
    ...decision.reasonCodes.map((code) => `- ${reasonTexts[code as DecisionReason]}`),
    `In the reviewer's words: ${decision.reason}`,
    ...scoreLines(decision),
    ...contestLines(decision),
  ]
}

const letterPdf = (letter: Letter): Promise<Buffer> =>
  pdfOf('Decision about your application', letter.decision.updatedAt, (document) => {
    document.fontSize(16).text('Decision about your application').moveDown().fontSize(10)
    for (const line of letterLines(letter)) document.text(printable(line)).moveDown(0.5)
  })

const refusal = (status: number): RouteResponse => ({ status, headers: { 'cache-control': 'no-store' }, body: null })

/** Answers the link to a letter. Nothing but the link decides: it is signed for one decision and time. */
async function serveLetter({ parameter, query }: ReceivedRoute, context: Context): Promise<RouteResponse> {
  const { clock, letterKey, peers } = context
  const id = parameter ?? ''
  const permission = permissionOf(letterKey, `/decision-letters/${id}`, query, clock.now())
  if (permission === null || !isUuid(id)) return refusal(403)
  const tenantId = permission.tenant!
  const scope = context.scope.as({ tenantId })
  const decision = await readDecision(scope, id)
  const application = decision === null ? null : await readApplication(scope, decision.applicationId)
  if (decision === null || application === null) return refusal(404)
  const entry = await peers.tenantEntry({ id: tenantId })
  const body = await letterPdf({ tenantName: entry?.name ?? '', application, decision })
  const name = `decision-${dayOf(decision.createdAt)}.pdf`
  return { status: 200, headers: fileHeaders('application/pdf', name), body }
}

export const letterRoute = { path: '/decision-letters/:id', handlers: { GET: serveLetter } }
