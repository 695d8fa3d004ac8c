// Pages that the OpenID provider shows itself: errors, and signing out for a client.

import { type PageContent, pageOf } from '@quintet/kit/slice/html-page.ts'
import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'

/** Sets a page as the answer; the status is the provider's. */
function show(ctx: KoaContextWithOIDC, content: PageContent): void {
  const { headers, body } = pageOf(200, content)
  ctx.set(headers as Record<string, string>)
  ctx.body = String(body)
}

/** What is wrong with a request, where there is no client to send the answer to. It names no internals. */
export function errorPage(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  const problem = `${out.error}${out.error_description === undefined ? '' : `: ${out.error_description}`}`
  show(ctx, {
    title: 'This request cannot be answered',
    problem,
    sentences: ['Go back to the application that you came from and try again.'],
  })
}

/** Asks whether to sign out. The provider's form carries its own guard against forged requests. */
export function signOutPage(ctx: KoaContextWithOIDC, form: string): void {
  const buttons = `<button form="op.logoutForm" name="logout" value="yes">Sign out</button>
<button class="second" form="op.logoutForm">Stay signed in</button>`
  const sentences = [`${ctx.oidc.client?.clientName ?? 'An application'} asks you to sign out.`]
  show(ctx, { title: 'Do you want to sign out?', sentences, html: `${form}${buttons}` })
}

/** What a page says once there is no session. */
export const signedOut: PageContent = { title: 'You are signed out', sentences: ['You can close this page.'] }

export const signedOutPage = (ctx: KoaContextWithOIDC): void => show(ctx, signedOut)
