// Runs in the browser: keeps the demo token of an explorer fresh, and says so when it no longer can.
window.keepSignedIn = ({ headers, headersPath, freshMilliseconds }) => {
  const given = new Set([headers.authorization])
  let current = headers
  let readAt = Date.now()

  const renew = async () => {
    const response = await fetch(headersPath, { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(String(response.status))
    current = await response.json()
    readAt = Date.now()
    given.add(current.authorization)
  }
  const warn = () => {
    const notice = document.querySelector('#token-expired')
    if (notice !== null && headers.authorization !== undefined) notice.hidden = false
  }
  // Also while nothing is run: a tab that was left open must not greet with a refusal.
  setInterval(() => renew().catch(warn), freshMilliseconds)

  /** Headers as they were typed, with a fresh token in the place of one that came from this page. */
  return async (typed) => {
    if (!given.has(typed?.authorization)) return typed ?? {}
    if (Date.now() - readAt > freshMilliseconds) await renew().catch(warn)
    return { ...typed, ...current }
  }
}
