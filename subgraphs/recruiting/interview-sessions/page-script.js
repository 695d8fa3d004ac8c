// The candidate's page: one question at a time. What is written is kept in the browser until the server has it.
const token = location.hash.slice(1)
const main = document.querySelector('main')
const texts = JSON.parse(document.querySelector('#texts').textContent)
let say = texts[navigator.language.startsWith('de') ? 'de' : 'en']
let ticking = 0

const problem = '... on Problem { message code }'
const view =
  '__typename ... on CandidateInterview { status jobTitle tenantName language notice hasConsented questions answered } '
const explanation =
  '__typename ... on InterviewExplanation { jobTitle language summary points contestUntil contest { text answer verdict } } '
const operations = {
  enter: `mutation ($input: EnterInterviewInput!) { outcome: enterInterview(input: $input) { ${view} ${problem} } }`,
  next: `mutation ($input: NextInterviewQuestionInput!) { outcome: nextInterviewQuestion(input: $input) { __typename
    ... on AskedQuestion { id number text deadline serverTime } ${problem} } }`,
  answer: `mutation ($input: AnswerInterviewQuestionInput!) { outcome: answerInterviewQuestion(input: $input) { ${view} ${problem} } }`,
  explain: `mutation ($input: ExplainInterviewInput!) { outcome: explainInterview(input: $input) { ${explanation} ${problem} } }`,
  contest: `mutation ($input: ContestInterviewInput!) { outcome: contestInterview(input: $input) { ${explanation} ${problem} } }`,
  finish: `mutation ($input: FinishInterviewInput!) { outcome: finishInterview(input: $input) { ${view} ${problem} } }`,
}
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** Asks until there is an answer: a cut network, a busy or a restarted server lose nothing. */
async function ask(operation, input = {}) {
  const body = JSON.stringify({ query: operations[operation], variables: { input: { token, ...input } } })
  for (let attempt = 1; ; attempt += 1) {
    let wait = Math.min(attempt, 5)
    try {
      const response = await fetch(new URL('graphql', location.href), {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body,
      })
      const { data, errors } = await response.json()
      if (data?.outcome) {
        tell('')
        return data.outcome
      }
      const { code, retryAfter } = errors?.[0]?.extensions ?? {}
      if (code === 'RATE_LIMITED') wait = Math.max(wait, retryAfter ?? 5)
    } catch {
      // The network is cut.
    }
    tell(say.offline)
    await pause(wait)
  }
}

/** Says something to everyone, screen readers too. */
function tell(text) {
  const status = document.querySelector('.status')
  if (status !== null && status.textContent !== text) status.textContent = text
}

/** Why something is refused, in the language of the page. */
const reasonOf = ({ code }) => say[`refused ${code}`] ?? say.refused

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

/** Shows a view; its heading gets the focus, so that readers begin there. */
function show(title, ...children) {
  clearInterval(ticking)
  const heading = make('h1', { tabindex: '-1' }, title)
  main.replaceChildren(heading, ...children, make('p', { class: 'status', role: 'status' }))
  document.title = title
  heading.focus()
}

const paragraphs = (text) => text.split('\n').map((line) => make('p', {}, line))

function area(label, value) {
  const text = make('textarea', { id: 'answer', maxlength: '10000', autocomplete: 'off' })
  text.value = value
  return { text, parts: [make('label', { for: 'answer' }, label), text] }
}

/** The draft of an objection. Others may have their interviews in the same browser. */
const objection = `objection ${token.slice(-8)}`
const draftKey = (id) => `interview ${id}`
const draftOf = (id) => {
  try {
    return localStorage.getItem(draftKey(id)) ?? ''
  } catch {
    return ''
  }
}
const keepDraft = (id, value) => {
  try {
    if (value === null) localStorage.removeItem(draftKey(id))
    else localStorage.setItem(draftKey(id), value)
  } catch {
    // Without storage the text is kept by the page alone.
  }
}

function welcome(interview) {
  const form = make('form', {})
  const consent = make('input', { type: 'checkbox', id: 'consent', required: '' })
  const practice = area(say.practice, '')
  form.append(
    ...(interview.hasConsented
      ? []
      : [...practice.parts, make('div', { class: 'choice' }, consent, make('label', { for: 'consent' }, say.consent))]),
    make('button', {}, interview.hasConsented ? say.goOn : say.begin),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    next({ consent: true })
  })
  show(
    `${say.title}: ${interview.jobTitle}`,
    make('p', {}, `${interview.tenantName} · ${say.count(interview)}`),
    ...paragraphs(interview.notice),
    form,
  )
}

async function next(input = {}) {
  const question = await ask('next', input)
  if (question.__typename === 'AskedQuestion') return askQuestion(question)
  if (question.code === 'NO_QUESTION') return finish()
  show(say.title, make('p', {}, reasonOf(question)))
}

function askQuestion(question) {
  const end = Date.now() + (new Date(question.deadline).getTime() - new Date(question.serverTime).getTime())
  const time = make('span', { class: 'time', role: 'timer' })
  const { text, parts } = area(say.yourAnswer, draftOf(question.id))
  const button = make('button', {}, say.send)
  const form = make('form', {}, ...parts, make('p', { class: 'meta' }, say.keys), button)
  let isSent = false
  const send = async () => {
    if (isSent) return
    isSent = true
    clearInterval(ticking)
    button.disabled = true
    text.readOnly = true
    tell(say.sending)
    const outcome = await ask('answer', { questionId: question.id, text: text.value })
    if (outcome.__typename === 'NotFound') return show(say.title, make('p', {}, say['refused NOT_FOUND']))
    keepDraft(question.id, null)
    await next()
    if (outcome.code === 'TOO_LATE') tell(say.late)
  }
  text.addEventListener('input', () => keepDraft(question.id, text.value))
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    send()
  })
  show(question.text, make('p', { class: 'meta' }, make('span', {}, say.question(question.number)), time), form)
  const told = new Set()
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000))
    time.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
    for (const seconds of [60, 10]) {
      if (left === seconds && !told.has(seconds)) {
        told.add(seconds)
        tell(say.left(seconds))
      }
    }
    if (left === 0) send()
  }
  tick()
  ticking = setInterval(tick, 250)
}

/** All questions were asked. */
async function finish() {
  const outcome = await ask('finish')
  if (outcome.__typename === 'CandidateInterview') return over()
  show(say.title, make('p', {}, say['refused NOT_FOUND']))
}

/** The interview is over: what came of it, and what the candidate can do. */
async function over() {
  const outcome = await ask('explain')
  if (outcome.__typename === 'InterviewExplanation') return explain(outcome)
  show(say.title, make('p', {}, say['refused NOT_FOUND']))
}

function explain({ jobTitle, language, summary, points, contestUntil, contest }) {
  say = texts[language]
  document.documentElement.lang = language
  const until = new Date(contestUntil).toLocaleDateString(language, { dateStyle: 'long' })
  const details = make(
    'details',
    {},
    make('summary', {}, say.explanation),
    make('p', {}, summary),
    make('ol', { class: 'points' }, ...points.map((point) => make('li', {}, point))),
  )
  show(
    say.doneTitle,
    make('p', { class: 'meta' }, jobTitle),
    make('p', {}, say.done),
    details,
    make('h2', {}, say.contestTitle),
    ...(contest === null ? [make('p', {}, say.contestUntil(until)), contestForm()] : contested(contest)),
  )
}

/** An objection that was sent, and its answer. */
const contested = ({ text, verdict, answer }) => [
  make('p', {}, say.contestSent),
  make('blockquote', {}, text),
  ...(answer === null
    ? [make('p', {}, say.contestWaits)]
    : [make('p', {}, say[`verdict ${verdict}`]), make('blockquote', {}, answer)]),
]

function contestForm() {
  const { text, parts } = area(say.contestLabel, draftOf(objection))
  text.setAttribute('maxlength', '5000')
  text.setAttribute('required', '')
  const button = make('button', {}, say.contestSend)
  const form = make('form', {}, ...parts, button)
  text.addEventListener('input', () => keepDraft(objection, text.value))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    tell(say.sending)
    const outcome = await ask('contest', { text: text.value })
    if (outcome.__typename === 'InterviewExplanation') {
      keepDraft(objection, null)
      return explain(outcome)
    }
    button.disabled = false
    tell(reasonOf(outcome))
  })
  return form
}

async function begin() {
  for (const language of Object.values(texts)) {
    const [question, left, count, until] = [language.question, language.left, language.count, language.contestUntil]
    language.contestUntil = (day) => until.replace('{day}', day)
    language.question = (number) => question.replace('{number}', number)
    language.left = (seconds) => left.replace('{seconds}', seconds)
    language.count = ({ questions, answered }) =>
      count.replace('{questions}', questions).replace('{answered}', answered)
  }
  show(say.title, make('p', {}, say.sending))
  const interview = await ask('enter')
  // The link of an interview that is over explains it.
  if (interview.__typename !== 'CandidateInterview') return over()
  say = texts[interview.language]
  document.documentElement.lang = interview.language
  if (interview.status === 'COMPLETED') return over()
  welcome(interview)
}

begin()
