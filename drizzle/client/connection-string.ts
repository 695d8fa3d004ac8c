// Checks of connection strings, before a connection is made, and what they name.

/** The login that a connection string names, with its password. */
export function loginOf(url: string): { readonly name: string; readonly password: string } {
  const { username, password } = new URL(url)
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) }
}

/** What is wrong with a connection string, as the rest of a sentence that begins with its setting; null when nothing is. */
export function connectionFault(text: string): string | null {
  const url = URL.parse(text)
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) {
    return 'must look like postgres://login:password@host/database'
  }
  if (url.username === '') return 'must name a login: postgres://login:password@host/database'
  try {
    decodeURIComponent(url.username + url.password)
    return null
  } catch {
    return 'contains a % in its login or password that must be written as %25'
  }
}
