// One board that is followed: its rows, and the user's own rank. It goes on by itself after everything but a sign-out.
import { kinds } from './documents.js'
import { applied, rowsOf } from './rows.js'

/** @typedef {{ kind: keyof typeof kinds, id: string, name: string }} Board */
/** @typedef {{ rank: number | null, value: number }} Own */
/**
 * @typedef {object} State
 * @property {readonly import('./rows.js').Row[]} rows
 * @property {number} total How many stood on the board when it was opened.
 * @property {Own | null} own
 * @property {string | null} error
 */

const retryMilliseconds = 2_000

/**
 * Follows a board. Returns what ends it.
 * @param {ReturnType<typeof import('./connection.js').createConnection>} connection
 * @param {Board} board
 * @param {(state: State) => void} onChange
 */
export function followBoard(connection, board, onChange) {
  const { page, changes, own, ownChanges } = kinds[board.kind]
  const variables = { board: board.id }
  /** @type {State} */
  let state = { rows: [], total: 0, own: null, error: null }
  let isOver = false
  /** @type {(() => void)[]} */
  const stops = []
  /** @param {Partial<State>} more */
  const set = (more) => {
    if (isOver) return
    state = { ...state, ...more }
    onChange(state)
  }
  const stop = () => {
    for (const each of stops.splice(0)) each()
  }

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  /** Begins anew, later. @param {unknown} error */
  const again = (error) => {
    if (isOver) return
    set({ error: messageOf(error) })
    stop()
    clearTimeout(timer)
    timer = setTimeout(open, retryMilliseconds)
  }

  /** Reads the page and follows the board from there: no change is lost between the two, and none is told twice. */
  async function followRows() {
    const { page: first } = await connection.ask(page, variables)
    if (isOver) return
    set({ rows: rowsOf(first.nodes), total: first.totalCount, error: null })
    const onDiff = (/** @type {import('./rows.js').Diff} */ diff) => set({ rows: applied(state.rows, diff) })
    stops.push(connection.follow(changes, { ...variables, after: first.changesCursor }, onDiff, again))
  }

  /** The user's own rank, where the board knows the user. The stream begins first, so that nothing falls in between. */
  async function followOwn() {
    if (own === null || ownChanges === null) return
    const onOwn = (/** @type {{ score: Own }} */ { score }) => set({ own: score })
    stops.push(connection.follow(ownChanges, variables, onOwn, again))
    const { viewer } = await connection.ask(own, variables)
    if (state.own === null) set({ own: viewer?.creditScore ?? null })
  }

  async function open() {
    stop()
    if (isOver) return
    await followRows().catch((/** @type {Error & { code?: string }} */ error) => {
      if (error.code !== 'FORBIDDEN') return again(error)
      set({ error: 'You may not see this board.' })
    })
    await followOwn().catch(() => {})
  }
  void open()
  return () => {
    isOver = true
    stop()
  }
}

/** @param {unknown} error */
const messageOf = (error) => {
  const first = Array.isArray(error) ? error[0] : error
  return first instanceof Event || !first?.message ? 'The server ended the stream.' : String(first.message)
}
