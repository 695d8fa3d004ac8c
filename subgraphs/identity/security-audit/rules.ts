// The audit log names what happened, such as identity.session.ended; people read which mutation did it.

/** One name; or names by the value of a field of the details, the first of which stands for all other values. */
type Shown =
  | string
  | { readonly field: string; readonly names: readonly (readonly [value: string | null, name: string])[] }

/** How each event of the audit log is shown: as the mutation that did it, or as what Quintet did by itself. */
export const shownEvents: Readonly<Record<string, Shown>> = {
  'identity.user.created': 'signUp',
  'identity.sign_up.refused': 'signUp',
  'identity.email_verification.requested': 'requestEmailVerification',
  'identity.email.verified': 'verifyEmail',
  'identity.email_change.requested': 'requestEmailChange',
  'identity.email.changed': 'verifyEmail',
  'identity.password_reset.requested': 'requestPasswordReset',
  'identity.password.reset': 'resetPassword',
  'identity.password.changed': 'changePassword',
  'identity.password_change.refused': 'changePassword',
  'identity.account.updated': 'updateUserAccount',
  'identity.phone.verified': 'verifyPhone',
  'identity.user.own_status_changed': 'setOwnStatus',
  'identity.user.status_changed': 'setUserStatus',
  'identity.user.scrubbed': 'user_scrubbed',
  'identity.export.requested': 'requestUserExport',
  'identity.account.locked': 'account_locked',
  'identity.sign_in.refused': 'signIn',
  'identity.session.started': {
    field: 'from',
    names: [
      ['*', 'switchTenant'],
      [null, 'signIn'],
    ],
  },
  'identity.session.ended': {
    field: 'reason',
    names: [
      ['*', 'signOut'],
      ['ended', 'endSession'],
      ['impersonation_ended', 'answerImpersonation'],
      ['others_ended', 'endOtherSessions'],
      ['ended_by_administrator', 'endUserSessions'],
      ['impersonation_ended', 'answerImpersonation'],
      ['evicted', 'session_evicted'],
      ['password_changed', 'changePassword'],
      ['password_reset', 'resetPassword'],
      ['refresh_reuse', 'refresh_reuse'],
      ['second_factor_reset', 'resetSecondFactor'],
      ['status_changed', 'setUserStatus'],
    ],
  },
  'identity.session.reused': 'refresh_reuse',
  'identity.session.evicted': 'session_evicted',
  'identity.session.raised': 'stepUp',
  'identity.step_up.refused': 'stepUp',
  'identity.totp.enabled': 'confirmTotp',
  'identity.totp.disabled': 'disableTotp',
  'identity.backup_codes.created': 'createBackupCodes',
  'identity.backup_code.used': 'backup_code_used',
  'identity.passkey.registered': 'registerPasskey',
  'identity.passkey.renamed': 'updatePasskey',
  'identity.passkey.deleted': 'deletePasskey',
  'identity.device.remembered': 'completeSignIn',
  'identity.device.forgotten': 'forgetRememberedDevice',
  'identity.second_factor.reset': 'resetSecondFactor',
  'identity.tenant.entered': 'breakGlass',
  'identity.impersonation.requested': 'requestImpersonation',
  'identity.impersonation.accepted': 'answerImpersonation',
  'identity.impersonation.refused': 'answerImpersonation',
  'identity.impersonation.started': 'startImpersonation',
  'identity.impersonation.ended': 'answerImpersonation',
  'identity.policy.bypassed': 'policy_bypassed',
}
