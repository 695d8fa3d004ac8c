// Addresses that lead to another site, or could inject a header, as browsers, proxies and libraries read them.

/** None of them is an address of ours or of a client. @param own an origin that they imitate, such as http://localhost:4000 */
export function hostileTargets(own: string): string[] {
  const { host, protocol } = new URL(own)
  return [
    'https://evil.example/',
    '//evil.example/',
    '///evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    `${protocol}evil.example`,
    `${protocol}///evil.example`,
    'https:\\\\evil.example',
    `${own}@evil.example/`,
    `${own}\\@evil.example/`,
    `${own}.evil.example/`,
    `${own}%2f@evil.example/`,
    `${protocol}//user:pw@${host}/`,
    `${protocol}//evil.example#${own}/`,
    `${protocol}//evil.example?${own}/`,
    'http://localhost:4001/',
    'javascript:alert(1)',
    `javascript:alert(1)//${own}/`,
    'data:text/html,x',
    'vbscript:x',
    '/ok\r\nlocation: https://evil.example',
    `${own}/ok\r\nset-cookie: a=b`,
    `${own}/ok\u2028x`,
    '/ok\u0000',
    'orders',
    ` ${own}/`,
    `${own}/${'a'.repeat(2001)}`,
    '',
  ]
}
