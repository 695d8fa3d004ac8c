// What the board looks like, as templates of its state.
import { html, nothing } from 'lit-html'
import { pointsOf } from './rows.js'

/** @typedef {import('./followed-board.js').Board} Board */
/** @typedef {import('./rows.js').Row} Row */
/**
 * @typedef {object} Model
 * @property {'signing in' | 'signed in'} stage
 * @property {string | null} problem What went wrong with signing in.
 * @property {readonly { email: string, role: string }[]} people Demo accounts.
 * @property {string} user
 * @property {readonly Board[]} boards
 * @property {Board | null} board
 * @property {import('./followed-board.js').State | null} shown
 * @property {import('./connection.js').ConnectionState} connection
 * @property {boolean} isPaused
 * @property {number} waiting How many changes came since the pause.
 */
/**
 * @typedef {object} Actions
 * @property {(event: SubmitEvent) => void} signIn
 * @property {(email: string) => void} signInAs
 * @property {(event: Event) => void} choose
 * @property {() => void} togglePause
 * @property {() => void} saveCsv
 */

/** @param {Model} model @param {Actions} actions */
export const page = (model, actions) => html`
  <header><h1>Quintet board</h1>${model.stage === 'signed in' ? html`<p>${model.user}</p>` : nothing}</header>
  ${model.stage === 'signing in' ? signInForm(model, actions) : boardView(model, actions)}
`

/** @param {Model} model @param {Actions} actions */
const signInForm = ({ problem, people }, actions) => html`
  <form class="card" @submit=${actions.signIn}>
    <h2>Sign in</h2>
    ${problem === null ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
    <label>E-mail <input name="email" type="email" autocomplete="username" required></label>
    <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
    <label>Organisation <input name="tenantSlug" autocomplete="organization"></label>
    <button class="main">Sign in</button>
    ${
      people.length === 0
        ? nothing
        : html`
      <p>Or as a demo account:</p>
      <div class="people">${people.map(
        ({ email, role }) => html`
        <button type="button" @click=${() => actions.signInAs(email)}>${email} <small>${role}</small></button>`,
      )}</div>`
    }
  </form>
`

/** @param {Model} model @param {Actions} actions */
const boardView = (model, actions) => html`
  <form class="bar" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
    <label>Board
      <select @change=${actions.choose}>
        ${model.boards.map(
          (board) => html`
          <option value=${`${board.kind} ${board.id}`} ?selected=${board === model.board}>${board.name}</option>`,
        )}
      </select>
    </label>
    <button type="button" aria-pressed=${model.isPaused} @click=${actions.togglePause}>
      ${model.isPaused ? `Go on (${model.waiting} changes wait)` : 'Pause'}
    </button>
    <button type="button" ?disabled=${!model.shown?.rows.length} @click=${actions.saveCsv}>Save as CSV</button>
    <p class="state ${model.connection}" role="status">${stateText(model)}</p>
  </form>
  ${model.board === null ? html`<p class="card">There is no board that you may see.</p>` : content(model, model.board)}
`

/** @param {Model} model */
const stateText = ({ connection, isPaused }) => {
  if (connection === 'live') return isPaused ? 'Paused' : 'Live'
  return connection === 'connecting' ? 'Connecting' : 'No connection: trying again'
}

/** @param {Model} model @param {Board} board */
const content = ({ shown }, board) => html`
  ${shown?.error ? html`<p class="problem" role="alert">${shown.error}</p>` : nothing}
  ${shown?.own ? html`<p class="own" role="status">Your rank: <strong>${shown.own.rank ?? 'none'}</strong>, score ${shown.own.value.toFixed(2)}</p>` : nothing}
  ${shown?.rows.length ? leaderboard(shown, board) : nothing}
`

// Rows are laid out by a grid of fixed columns, so that a change is laid out in its own row alone. Such a table says its roles.
/** @param {import('./followed-board.js').State} shown @param {Board} board */
const leaderboard = ({ rows, total }, board) => html`
  <div class="scroller" tabindex="0" role="region" aria-label=${`Leaderboard of ${board.name}`}>
    <table role="table" aria-labelledby="caption">
      <caption id="caption">${board.name}: the best ${rows.length} of ${Math.max(total, rows.length)}</caption>
      <thead role="rowgroup"><tr role="row">
        <th role="columnheader">Rank</th><th role="columnheader">Moved</th><th role="columnheader">Name</th>
        <th role="columnheader" class="number">Score</th><th role="columnheader" class="wide">History</th>
      </tr></thead>
      <tbody role="rowgroup">${rows.map(rowView)}</tbody>
    </table>
  </div>
`

/** @param {Row} row */
const rowView = ({ rank, name, value, moved, history }) => html`
  <tr role="row">
    <td role="cell">${rank}</td>
    <td role="cell" class=${moved > 0 ? 'risen' : moved < 0 ? 'fallen' : ''}><span aria-hidden="true">${moved === 0 ? '' : `${moved > 0 ? '▲' : '▼'} ${Math.abs(moved)}`}</span
      ><span class="unseen">${moved === 0 ? '' : `${moved > 0 ? 'up' : 'down'} ${Math.abs(moved)}`}</span></td>
    <th role="rowheader">${name}</th>
    <td role="cell" class="number">${value.toFixed(2)}</td>
    <td role="cell" class="wide">
      <svg viewBox="0 0 100 24" role="img" aria-label=${`from ${history[0]} to ${history.at(-1)}`}><polyline points=${pointsOf(history)} /></svg>
    </td>
  </tr>
`
