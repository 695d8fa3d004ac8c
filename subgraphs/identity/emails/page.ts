import { pageOf } from '@quintet/kit/slice/html-page.ts'
import { isProblem } from '@quintet/kit/slice/problems.ts'
import { handlersOf } from '../account-pages/handlers.ts'
import { signInLink } from '../account-pages/sign-in-link.ts'
import type { Context } from '../context.ts'
import { openCredential } from '../realms/context.ts'
import { verifyEmail } from './actions.ts'

const verifyPage = (token: string) =>
  pageOf(200, {
    title: 'Verify your e-mail address',
    sentences: ['With this you say that you asked for the letter and that the address is yours.'],
    form: { action: 'verify-email', token, button: 'Verify the address' },
  })

/** The page behind the links that verify an address. */
export const verifyEmailPage = {
  path: '/account/verify-email',
  handlers: handlersOf(verifyPage, async (context: Context, token) => {
    const { inside, secret } = openCredential(context, token)
    const outcome = await verifyEmail(inside, { token: secret })
    if (isProblem(outcome)) return pageOf(400, { title: 'The address is not verified', problem: outcome.message })
    const sentences = [`${outcome.email} is verified.`]
    return pageOf(200, { title: 'Thank you', sentences, html: await signInLink(inside) })
  }),
}
