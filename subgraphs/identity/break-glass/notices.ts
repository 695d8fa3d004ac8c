import type { Notice } from '@quintet/kit/slice/letters.ts'

/** Tells an owner of a tenant that the platform has entered it. */
export const tenantEntered: Notice<{ readonly reason: string; readonly until: Date }> = {
  name: 'identity.tenant_entered',
  category: 'SECURITY',
  write: ({ reason, until }) => ({
    subject: 'The platform has entered your organisation',
    paragraphs: [
      'An administrator of the platform has entered your organisation without being a member of it. This is the reason that was given:',
      reason,
      `It ends at ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC at the latest. All that is done is recorded.`,
    ],
  }),
}
