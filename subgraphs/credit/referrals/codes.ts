// Codes by which members bring others: a member's id in letters that are told apart easily. A code hides nothing, and needs
// no row of its own.
const letters = '23456789abcdefghjkmnpqrstuvwxyz'
const base = BigInt(letters.length)
const length = 26

/** The code of a member. */
export function codeOf(userId: string): string {
  let rest = BigInt(`0x${userId.replaceAll('-', '')}`)
  let code = ''
  for (let i = 0; i < length; i++) {
    code = letters[Number(rest % base)]! + code
    rest /= base
  }
  return code
}

/** The member of a code; null for what is none. */
export function memberOf(code: string): string | null {
  const text = code.trim().toLowerCase()
  if (text.length !== length || [...text].some((each) => !letters.includes(each))) return null
  let value = 0n
  for (const each of text) value = value * base + BigInt(letters.indexOf(each))
  const hex = value.toString(16).padStart(32, '0')
  if (hex.length !== 32) return null
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
