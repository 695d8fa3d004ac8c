// What a form cannot do: ask the browser for a passkey. The page shows its button where the browser has passkeys.

/** Runs in browsers. It sends the form's fields for options, and the form with what the browser said. */
export const passkeyScript = `
const form = document.querySelector('form[data-passkey]')
if (form && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  const status = form.querySelector('[role=status]')
  form.hidden = false
  form.querySelector('button').addEventListener('click', async () => {
    status.textContent = ''
    try {
      const body = new URLSearchParams(new FormData(form))
      body.set('step', 'passkey-options')
      const response = await fetch(form.action, { method: 'POST', body })
      const asked = await response.json()
      if (asked.message) throw new Error(asked.message)
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked.options)
      const credential = await navigator.credentials.get({ publicKey })
      form.elements.challenge.value = asked.challenge
      form.elements.response.value = JSON.stringify(credential.toJSON())
      form.submit()
    } catch (error) {
      status.textContent = error.name === 'NotAllowedError' ? 'No passkey was used. Try again, or sign in in another way.' : error.message
    }
  })
}
`
