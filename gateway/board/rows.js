// The rows of a board as plain data: what a page and its differences make of them, and their form as CSV and as a line.

/**
 * @typedef {object} Row
 * @property {string} id The applicant's or the candidate's.
 * @property {string} name
 * @property {number} rank
 * @property {number} value
 * @property {string} updatedAt
 * @property {number} moved How many ranks it rose with its last change; negative where it fell.
 * @property {readonly number[]} history Values, the oldest first.
 */
/**
 * A row as the API sends it, of either kind of board.
 * @typedef {object} Sent
 * @property {number | null} rank
 * @property {number | null} [previousRank]
 * @property {number} value
 * @property {string} updatedAt
 * @property {string} [id]
 * @property {{ id: string, profile: { firstName: string, lastName: string } | null }} [applicant]
 * @property {{ id: string, name: string } | null} [candidate]
 * @property {{ candidate: { id: string, name: string } | null } | null} [analysis]
 * @property {{ nodes: readonly { value: number }[] }} [history] The newest first.
 */
/** @typedef {{ cursor: string, isWhole: boolean, changes: readonly Sent[] }} Diff */

const maxHistory = 48

/** @param {Sent} sent @param {Row} [known] @returns {Row} */
function rowOf(sent, known) {
  const candidate = sent.candidate ?? sent.analysis?.candidate
  const { firstName = '', lastName = '' } = sent.applicant?.profile ?? {}
  const name = candidate?.name ?? `${firstName} ${lastName}`.trim()
  const history = known?.history ?? sent.history?.nodes.map(({ value }) => value).reverse() ?? []
  return {
    id: idOf(sent),
    // Nameless in a blind review, and when the subgraph that knows names does not answer.
    name: name || known?.name || 'Name withheld',
    rank: sent.rank ?? 0,
    value: sent.value,
    updatedAt: sent.updatedAt,
    moved: known === undefined ? 0 : known.rank - (sent.rank ?? 0),
    history: history.at(-1) === sent.value ? history : [...history, sent.value].slice(-maxHistory),
  }
}

/** @param {Sent} sent @returns {string} */
const idOf = ({ applicant, candidate, analysis, id }) =>
  applicant?.id ?? id ?? candidate?.id ?? analysis?.candidate?.id ?? ''

/** The order of the API: equal scores by id, the highest first. @param {Row} a @param {Row} b */
const inOrder = (a, b) => a.rank - b.rank || (a.id < b.id ? 1 : -1)

/** The rows of a page. @param {readonly Sent[]} nodes @returns {Row[]} */
export const rowsOf = (nodes) => nodes.filter(({ rank }) => rank !== null).map((sent) => rowOf(sent))

/** The rows after a difference. @param {readonly Row[]} rows @param {Diff} diff @returns {Row[]} */
export function applied(rows, { isWhole, changes }) {
  const known = new Map(rows.map((row) => [row.id, row]))
  const next = isWhole ? new Map() : new Map(known)
  for (const sent of changes) {
    const id = idOf(sent)
    if (sent.rank === null) next.delete(id)
    else next.set(id, rowOf(sent, known.get(id)))
  }
  return [...next.values()].sort(inOrder)
}

/** Lines of histories that have not changed. @type {WeakMap<readonly number[], string>} */
const lines = new WeakMap()

/** The points of a line over the values, in a box of 100 by 24. @param {readonly number[]} values */
export function pointsOf(values) {
  const line = lines.get(values) ?? lineOf(values)
  lines.set(values, line)
  return line
}

/** @param {readonly number[]} all */
function lineOf(all) {
  // One value is a line too.
  const values = all.length === 1 ? [...all, ...all] : all
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const x = (/** @type {number} */ i) => (i / (values.length - 1)) * 100
  const y = (/** @type {number} */ value) => (high === low ? 12 : 22 - ((value - low) / (high - low)) * 20)
  return values.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
}

/** The rows as a file for spreadsheets (RFC 4180). @param {readonly Row[]} rows */
export function csvOf(rows) {
  const lines = rows.map(({ rank, name, value, updatedAt }) => [rank, name, value, updatedAt].map(fieldOf).join(','))
  return ['rank,name,score,changed at', ...lines, ''].join('\r\n')
}

/** @param {string | number} value */
function fieldOf(value) {
  // A spreadsheet would calculate a name that begins like a formula.
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
