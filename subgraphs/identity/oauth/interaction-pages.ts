// The pages of an interaction: allowing a client what it asks for. They need no script.
import { escapeHtml } from '@quintet/kit/process/html.ts'
import type { RouteResponse } from '@quintet/kit/wire/routes.ts'
import { type Form, formOf, formPage } from '../sign-in-page/pages.ts'

const meanings: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name, picture, language and time zone',
  email: 'See your e-mail address',
  offline_access: 'Keep access while you are away',
}

export interface ConsentContent {
  readonly client: string
  readonly tenant: string
  readonly user: string
  readonly scopes: readonly string[]
  /** Whether it keeps its access without asking for that apart. */
  readonly keepsAccess: boolean
  /** Where the answer goes. */
  readonly redirectUri: string
}

/** Asks what a client may do. */
export function consentPage(status: number, content: ConsentContent, form: Form): RouteResponse {
  const { client, tenant, user, scopes, keepsAccess, redirectUri } = content
  const choices = scopes.map(
    (
      scope,
      i,
    ) => `<div class="choice"><input id="scope${i}" name="scope" type="checkbox" value="${escapeHtml(scope)}" checked>
<label for="scope${i}">${escapeHtml(meanings[scope] ?? `In ${tenant}: ${scope}`)}</label></div>`,
  )
  const inner = `${choices.length === 0 ? '' : `<fieldset><legend>It may</legend>${choices.join('\n')}</fieldset>`}
<button name="decision" value="allow">Allow</button>
<button class="second" name="decision" value="refuse">Refuse</button>
<button class="second" name="decision" value="other">Sign in as another user</button>`
  const { origin, host } = new URL(redirectUri)
  return formPage(
    status,
    { ...form, goesTo: origin },
    {
      title: `Allow ${client}?`,
      sentences: [
        `You are signed in as ${user}. ${client} asks for access to ${tenant} in your name, as far as your own permissions go.`,
        ...(keepsAccess ? ['It keeps its access while you are away, until you take it back.'] : []),
        `Afterwards you get to ${host}.`,
      ],
      html: formOf('consent', form, inner),
    },
  )
}
