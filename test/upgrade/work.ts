// The work of a tenant of its own, beside the demo data, which stay as they are.
import type { Json } from '../support/quintet/quintet.ts'
import { operationText } from '../support/quintet/quintet.ts'

export const vera = { email: 'vera@heirloom.example', password: 'copper kettles at noon' }
export const heirloom = { name: 'Heirloom', slug: 'heirloom' }
export const deposit = { amount: { amount: '1250.75', currency: 'EUR' }, idempotencyKey: 'first-deposit' }
export const document = 'A receipt that must outlive releases.\n'

const openAccount = `mutation ($input: OpenCreditAccountInput!) { openCreditAccount(input: $input) {
  __typename ... on CreditAccount { id } ... on Problem { code message } } }`
export const depositMoney = `mutation ($input: DepositMoneyInput!) { depositMoney(input: $input) {
  __typename ... on LedgerTransaction { id } ... on Problem { code message } } }`
const createRole = `mutation ($input: CreateRoleInput!) { createRole(input: $input) {
  __typename ... on Role { slug } ... on Problem { code message } } }`
const createMemory = `mutation ($input: CreateMemoryInput!) { createMemory(input: $input) {
  __typename ... on Memory { id } ... on Problem { code message } } }`
const createUpload = `mutation ($input: CreateUploadInput!) { createUpload(input: $input) {
  __typename ... on Upload { documentId url method headers { name value } } ... on Problem { code message } } }`
const completeUpload = `mutation ($input: CompleteUploadInput!) { completeUpload(input: $input) {
  __typename ... on Document { id status } ... on Problem { code message } } }`

/** Asks as the release's clients did. Throws when anything is refused. */
async function ask(url: string, query: string, input: object, token?: string): Promise<Json> {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables: { input } }) })
  const { data, errors } = (await response.json()) as Json
  const [answer] = Object.values(data ?? {}) as Json[]
  if (errors !== undefined || answer?.code !== undefined) throw new Error(JSON.stringify(errors ?? answer))
  return answer
}

async function uploadDocument(url: string, token: string): Promise<void> {
  const bytes = Buffer.from(document)
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
  const described = { type: 'OTHER', fileName: 'receipt.txt', contentType: 'text/plain' }
  const upload = await ask(url, createUpload, { ...described, size: bytes.length, sha256: digest }, token)
  const headers = Object.fromEntries(upload.headers.map(({ name, value }: Json) => [name, value]))
  const { ok } = await fetch(upload.url, { method: upload.method, headers, body: bytes })
  if (!ok) throw new Error('The file was not taken')
  await ask(url, completeUpload, { documentId: upload.documentId }, token)
}

/** What a person does on their first day, in every subgraph. @param url of the release's GraphQL */
export async function workOfRelease(url: string): Promise<void> {
  const named = (operation: string, input: object, token?: string) => ask(url, operationText(operation), input, token)
  const person = { ...vera, firstName: 'Vera', lastName: 'Molnar' }
  const { accessToken: outside } = await named('SignUp', person)
  await named('CreateTenant', heirloom, outside)
  const { accessToken: token } = await named('SwitchTenant', { tenantSlug: heirloom.slug }, outside)
  const viewer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { user { id } } }' }),
  })
  const { id } = ((await viewer.json()) as Json).data.viewer.user
  for (const moduleSlug of ['cv-analysis', 'credit-scoring']) await named('StartTrial', { moduleSlug }, token)
  await ask(url, createRole, { slug: 'archivist', name: 'Archivist', scopes: ['tenancy.documents:read'] }, token)
  await ask(url, createMemory, { content: 'The archive opens at nine in the morning.' }, token)
  await uploadDocument(url, token)

  const application = { category: 'personal-loan', termMonths: 24, purpose: 'A kiln' }
  const amount = { amount: '2500.00', currency: 'EUR' }
  const { id: applicationId } = await named('CreateCreditApplication', { ...application, amount }, token)
  await named('SubmitCreditApplication', { applicationId }, token)
  await named('RecordCreditScore', { category: 'personal-loan', applicantId: id, value: 71.25 }, token)
  const { id: accountId } = await ask(url, openAccount, { currency: 'EUR' }, token)
  await ask(url, depositMoney, { accountId, ...deposit }, token)

  const job = { title: 'Potter', description: 'Makes pots.', requiredSkills: ['TypeScript'], experienceLevel: 'MID' }
  const { id: jobId } = await named('CreateJob', job, token)
  const candidate = { name: 'Lucie Rie', email: 'lucie@pots.example', skills: ['TypeScript'], experience: [] }
  const { id: candidateId } = await named('AddCandidate', { ...candidate, education: [] }, token)
  await named('AnalyzeCandidate', { jobId, candidateId }, token)
}
