// Runs in the browser: renews the demo token of an explorer, and shows a notice when it cannot.
window.keepSignedIn = ({ headers, headersPath, freshMilliseconds }) => {
  const ownTokens = new Set([headers.authorization])
  let current = headers
  let readAt = Date.now()

  const renew = async () => {
    const response = await fetch(headersPath, { headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(String(response.status))
    current = await response.json()
    readAt = Date.now()
    ownTokens.add(current.authorization)
  }
  const warn = () => {
    const notice = document.querySelector('#token-expired')
    if (notice !== null && headers.authorization !== undefined) notice.hidden = false
  }
  // Also while no operation runs, so that the first one in a tab that was left open is not refused.
  setInterval(() => renew().catch(warn), freshMilliseconds)

  /** The headers of the editor, with a renewed token in place of one from this page. */
  return async (typed) => {
    if (!ownTokens.has(typed?.authorization)) return typed ?? {}
    if (Date.now() - readAt > freshMilliseconds) await renew().catch(warn)
    return { ...typed, ...current }
  }
}
