import { pageOf } from '@quintet/kit/slice/html-page.ts'
import type { ReceivedRoute } from '@quintet/kit/subgraph/definition.ts'

const tokenPattern = /^[0-9a-f-]{36}\.[\w-]{43}$/

/**
 * The page behind the link of an invitation. Accepting needs a session, which this page has not: it tells what to do. A
 * front end of your own, at ACCOUNT_URL, accepts on a click.
 */
export const invitationPage = {
  path: '/account/invitation',
  handlers: {
    async GET({ query }: ReceivedRoute) {
      const token = query.get('token') ?? ''
      if (!tokenPattern.test(token)) {
        const sentences = ['Open it from the letter once more, or copy all of it.']
        return pageOf(400, { title: 'This link is incomplete', sentences })
      }
      return pageOf(200, {
        title: 'You are invited to join an organisation',
        sentences: [
          'Sign in with the address that the letter came to, or sign up with it and verify it.',
          'Then accept the invitation there. The application asks for this code:',
          token,
        ],
      })
    },
  },
}
