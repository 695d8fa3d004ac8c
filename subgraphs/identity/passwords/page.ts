import { pageOf } from '@quintet/kit/slice/html-page.ts'
import { isProblem } from '@quintet/kit/slice/problems.ts'
import { handlersOf } from '../account-pages/handlers.ts'
import { signInLink } from '../account-pages/sign-in-link.ts'
import type { Context } from '../context.ts'
import { openCredential } from '../realms/context.ts'
import { resetPassword } from './actions.ts'

const resetPage = (token: string, problem?: string) =>
  pageOf(problem === undefined ? 200 : 400, {
    title: 'Choose a new password',
    ...(problem === undefined ? {} : { problem }),
    form: { action: 'reset-password', token, button: 'Change the password', asksPassword: true },
  })

/** The page behind the links that set a new password. */
export const resetPasswordPage = {
  path: '/account/reset-password',
  handlers: handlersOf(
    (token) => resetPage(token),
    async (context: Context, token, fields) => {
      const { inside, secret } = openCredential(context, token)
      const outcome = await resetPassword(inside, { token: secret, password: fields.get('password') ?? '' })
      if (!isProblem(outcome)) {
        const sentences = ['All devices have to sign in again, with the new password.']
        return pageOf(200, { title: 'Your password is changed', sentences, html: await signInLink(inside) })
      }
      if (outcome.__typename === 'InvalidInput') return resetPage(token, outcome.message)
      return pageOf(400, { title: 'The password is not changed', problem: outcome.message })
    },
  ),
}
