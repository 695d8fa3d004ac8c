// The board: signs in, follows a board, and draws it at most once a frame.
import { render } from 'lit-html'
import { createConnection } from './connection.js'
import { boards as boardsDocument } from './documents.js'
import { followBoard } from './followed-board.js'
import { csvOf } from './rows.js'
import { page } from './view.js'

const root = /** @type {HTMLElement} */ (document.querySelector('main'))
/** What the server knows of this visit. @type {{ people: { email: string, role: string }[] }} */
const { people } = JSON.parse(document.querySelector('#visit')?.textContent ?? '{"people":[]}')

/** @type {import('./view.js').Model} */
let model = {
  stage: 'signing in',
  problem: null,
  people,
  user: '',
  boards: [],
  board: null,
  shown: null,
  connection: 'connecting',
  isPaused: false,
  waiting: 0,
}
/** What came last, also during a pause. @type {import('./followed-board.js').State | null} */
let latest = null
let stopBoard = () => {}
let isDrawn = true

/** @param {Partial<import('./view.js').Model>} more */
function set(more) {
  model = { ...model, ...more }
  if (!isDrawn) return
  isDrawn = false
  requestAnimationFrame(draw)
}

/** Draws, and measures until the browser has painted: `performance.getEntriesByName('board paint')`. */
function draw() {
  isDrawn = true
  const start = performance.now()
  render(page(model, actions), root)
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    performance.measure('board paint', { start })
    if (performance.getEntriesByName('board paint').length > 1_000) performance.clearMeasures('board paint')
    port1.close()
  }
  port2.postMessage(null)
}

const connection = createConnection((state) => set({ connection: state }))
addEventListener('online', connection.reconnect)

/** Reads what there is to follow, and opens the first board. */
async function begin() {
  const { viewer, creditCategories } = await connection.ask(boardsDocument)
  if (viewer === null) throw new Error('You are not signed in.')
  /** @type {import('./followed-board.js').Board[]} */
  const boards = [
    ...(creditCategories?.nodes ?? []).map((/** @type {{ slug: string, name: string }} */ { slug, name }) => ({
      kind: 'category',
      id: slug,
      name,
    })),
    ...(viewer.tenant?.jobs?.nodes ?? []).map((/** @type {{ id: string, title: string }} */ { id, title }) => ({
      kind: 'job',
      id,
      name: `Job: ${title}`,
    })),
  ]
  set({
    stage: 'signed in',
    problem: null,
    user: `${viewer.user.email}, ${viewer.tenant?.name ?? 'no organisation'}`,
    boards,
  })
  const wanted = boards.find(({ kind, id }) => location.hash === hashOf(kind, id))
  open(wanted ?? boards.find(({ id }) => id === 'personal-loan') ?? boards[0] ?? null)
}

/** @param {string} kind @param {string} id */
const hashOf = (kind, id) => `#${kind}/${encodeURIComponent(id)}`

/** @param {import('./followed-board.js').Board | null} board */
function open(board) {
  stopBoard()
  latest = null
  set({ board, shown: null, isPaused: false, waiting: 0 })
  if (board === null) return
  // The address leads back to the same board.
  history.replaceState(null, '', hashOf(board.kind, board.id))
  stopBoard = followBoard(connection, board, (state) => {
    latest = state
    set(model.isPaused ? { waiting: model.waiting + 1 } : { shown: state })
  })
}

/** @type {import('./view.js').Actions} */
const actions = {
  async signIn(event) {
    event.preventDefault()
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target))
    const text = (/** @type {string} */ name) => String(fields.get(name) ?? '')
    const tenantSlug = text('tenantSlug')
    const input = { email: text('email'), password: text('password'), ...(tenantSlug === '' ? {} : { tenantSlug }) }
    await attempt(async () => {
      const problem = await connection.signIn(input)
      if (problem !== null) throw new Error(problem)
    })
  },
  signInAs: (email) =>
    void attempt(async () => {
      connection.useTokens(async () => {
        const response = await fetch(`/explore/headers?as=${encodeURIComponent(email)}`)
        const { authorization } = await response.json()
        return authorization?.replace('Bearer ', '') ?? null
      })
    }),
  choose(event) {
    const { value } = /** @type {HTMLSelectElement} */ (event.target)
    open(model.boards.find(({ kind, id }) => `${kind} ${id}` === value) ?? null)
  },
  togglePause: () => set({ isPaused: !model.isPaused, waiting: 0, ...(model.isPaused ? { shown: latest } : {}) }),
  saveCsv() {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([csvOf(model.shown?.rows ?? [])], { type: 'text/csv;charset=utf-8' }))
    link.download = `${model.board?.id ?? 'board'}.csv`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
  },
}

/** @param {() => Promise<void>} signIn */
async function attempt(signIn) {
  try {
    await signIn()
    await begin()
  } catch (error) {
    set({ stage: 'signing in', problem: /** @type {Error} */ (error).message })
  }
}

set({})
