// Ids of rows of globex, for each argument and type that takes one.
import { randomBytes } from 'node:crypto'
import { acme, globex } from '@quintet/kit/demo/people.ts'
import { newId } from '@quintet/kit/slice/ids.ts'
import { platformRealmId } from '@quintet/kit/wire/envelope.ts'
import type { TestQuintet } from '../../support/quintet/quintet.ts'
import { connectorInGlobex, deliveryInGlobex, runInGlobex, workflowInGlobex } from './foreign-automation.ts'
import {
  extensionInGlobex,
  orderInGlobex,
  productInGlobex,
  purchaseInGlobex,
  subscriptionInGlobex,
  systemInGlobex,
} from './foreign-goods.ts'
import { answerInGlobex, interviewInGlobex, ownQuestionInGlobex, shareInGlobex } from './foreign-interviews.ts'
import { bidInGlobex, loanInGlobex, repaymentInGlobex, restructuringInGlobex } from './foreign-loans.ts'
import { accountInGlobex, holdInGlobex, transactionInGlobex, verificationInGlobex } from './foreign-money.ts'
import { chargeInGlobex, destinationInGlobex, referralInGlobex, suspenseInGlobex } from './foreign-payments.ts'
import {
  apiKeyInGlobex,
  appealInGlobex,
  batchInGlobex,
  categoryInGlobex,
  conversationInGlobex,
  cvInGlobex,
  documentInGlobex,
  impersonationInGlobex,
  invitationInGlobex,
  messageInGlobex,
  recomputationInGlobex,
  taskInGlobex,
} from './foreign-rows.ts'
import { kycInGlobex, savingsInGlobex } from './foreign-savings.ts'

/** Ids by `Type.argument`, `Input.field` or type. New ones must be added. */
export function idsOfGlobex(quintet: TestQuintet): Readonly<Record<string, () => Promise<string>>> {
  const { admin } = quintet
  const idOf = async (table: string): Promise<string> => {
    const [row] = await admin.unsafe(`select id from ${table} where tenant_id = $1 limit 1`, [globex.id])
    return row?.id
  }

  /** The id of a row of a user of globex, which is made first. */
  const idOfUsers = async (table: string, columns: object): Promise<string> => {
    const row = { realm_id: platformRealmId, user_id: globex.applicants[0]!.id, ...columns }
    const [made] = await admin`insert into ${admin(`identity.${table}`)} ${admin(row as never)} returning id`
    return made!.id
  }
  const aPasskey = () => {
    const key = {
      credential_id: newId(),
      public_key: Buffer.of(1),
      counter: 0,
      transports: ['internal'],
      name: 'theirs',
    }
    return idOfUsers('passkeys', { ...key, is_backup_eligible: false, is_backed_up: false })
  }
  const aClient = async () => {
    const id = newId()
    const client = { tenant_id: globex.id, id, name: 'A client', type: 'PUBLIC', grants: ['AUTHORIZATION_CODE'] }
    const more = {
      redirect_uris: ['https://a.example/'],
      scopes: [],
      created_by: globex.owner.id,
      updated_at: new Date(),
    }
    await admin`insert into identity.oauth_clients ${admin({ ...client, ...more } as never)}`
    return id
  }
  const aConsent = () =>
    idOfUsers('oauth_consents', {
      tenant_id: globex.id,
      client_id: newId(),
      client_name: 'A client',
      scopes: ['credit.scores:read'],
    })
  const anIdentity = () =>
    idOfUsers('external_identities', { provider: 'works', issuer: 'https://works.example', subject: newId() })
  const aDevice = () =>
    idOfUsers('remembered_devices', { token_hash: randomBytes(32), expires_at: '2100-01-01T00:00:00Z' })
  return {
    'Query.job.id': () => idOf('recruiting.jobs'),
    'Query.candidate.id': () => idOf('recruiting.candidates'),
    'Query.cvAnalysis.id': () => idOf('recruiting.analyses'),
    'Query.node.id': () => idOf('recruiting.jobs'),
    'Query.jobLeaderboard.jobId': () => idOf('recruiting.jobs'),
    'Query.creditApplication.id': () => idOf('credit.applications'),
    'Subscription.creditApplicationChanged.applicationId': () => idOf('credit.applications'),
    'Subscription.jobLeaderboardChanged.jobId': () => idOf('recruiting.jobs'),
    'Subscription.jobLeaderboardChanged.candidateId': () => idOf('recruiting.candidates'),
    'Subscription.jobBestChanged.jobId': () => idOf('recruiting.jobs'),
    'Subscription.jobStandingChanged.jobId': () => idOf('recruiting.jobs'),
    'Subscription.jobStandingChanged.candidateId': () => idOf('recruiting.candidates'),
    'Query.task.id': () => taskInGlobex(admin),
    'ClaimTaskInput.taskId': () => taskInGlobex(admin),
    'ExtendTaskInput.taskId': () => taskInGlobex(admin),
    'CompleteTaskInput.taskId': () => taskInGlobex(admin),
    'FailTaskInput.taskId': () => taskInGlobex(admin),
    'TaskIdInput.taskId': () => taskInGlobex(admin),
    'Query.document.id': () => documentInGlobex(admin),
    'CreateUploadInput.versionOf': () => documentInGlobex(admin),
    'CompleteUploadInput.documentId': () => documentInGlobex(admin),
    'DocumentIdInput.documentId': () => documentInGlobex(admin),
    Document: () => documentInGlobex(admin),
    'Query.category.id': () => categoryInGlobex(admin),
    'CreateCategoryInput.parentId': () => categoryInGlobex(admin),
    'UpdateCategoryInput.categoryId': () => categoryInGlobex(admin),
    'MoveCategoryInput.categoryId': () => categoryInGlobex(admin),
    'MoveCategoryInput.parentId': () => categoryInGlobex(admin),
    'DeleteCategoryInput.categoryId': () => categoryInGlobex(admin),
    'BroadcastMessageInput.audience': async () => globex.applicants[0]!.id,
    'Query.conversation.id': () => conversationInGlobex(admin),
    'Subscription.messagePosted.conversationId': () => conversationInGlobex(admin),
    'CreateConversationInput.memberIds': async () => globex.applicants[0]!.id,
    'ChangeConversationMembersInput.conversationId': () => conversationInGlobex(admin),
    'ChangeConversationMembersInput.add': async () => globex.applicants[0]!.id,
    'ChangeConversationMembersInput.remove': async () => globex.applicants[0]!.id,
    'PostMessageInput.conversationId': () => conversationInGlobex(admin),
    'PostMessageInput.documentIds': () => documentInGlobex(admin),
    'MarkConversationReadInput.conversationId': () => conversationInGlobex(admin),
    'MarkConversationReadInput.messageId': () => messageInGlobex(admin),
    'SendNotificationsInput.userIds': async () => globex.applicants[0]!.id,
    'MarkNotificationsReadInput.ids': () => idOf('tenancy.notifications'),
    'DeleteMemoriesInput.ids': () => idOf('tenancy.memory_entries'),
    'UpdateNotificationTemplateInput.templateId': () => idOf('tenancy.notification_templates'),
    'DeleteNotificationTemplateInput.templateId': () => idOf('tenancy.notification_templates'),
    'PatchInsightsInput.userId': async () => globex.applicants[0]!.id,
    'PatchInsightsInput.removeIds': async () => newId(),
    'UpdateJobInput.jobId': () => idOf('recruiting.jobs'),
    'Query.appeals.analysisId': () => idOf('recruiting.analyses'),
    'RecordAppealInput.analysisId': () => idOf('recruiting.analyses'),
    'AnswerAppealInput.appealId': () => appealInGlobex(admin),
    'SubmitJobInput.jobId': () => idOf('recruiting.jobs'),
    'DecideJobInput.jobId': () => idOf('recruiting.jobs'),
    'AnalyzeCandidatesInput.jobId': () => idOf('recruiting.jobs'),
    'Query.analysisBatch.id': () => batchInGlobex(admin),
    'Query.interview.id': () => interviewInGlobex(admin),
    'Subscription.interviewChanged.interviewId': () => interviewInGlobex(admin),
    'Query.interviewComparison.jobId': () => idOf('recruiting.jobs'),
    'ShareInterviewReportInput.interviewId': () => interviewInGlobex(admin),
    'EndReportShareInput.shareId': () => shareInGlobex(admin),
    'SaveOwnQuestionInput.questionId': () => ownQuestionInGlobex(admin),
    'RetireOwnQuestionInput.questionId': () => ownQuestionInGlobex(admin),
    'Query.biasAudit.jobId': () => idOf('recruiting.jobs'),
    'ScheduleInterviewInput.analysisId': () => idOf('recruiting.analyses'),
    'ScheduleInterviewInput.jobId': () => idOf('recruiting.jobs'),
    'ScheduleInterviewInput.candidateId': () => idOf('recruiting.candidates'),
    'RescheduleInterviewInput.interviewId': () => interviewInGlobex(admin),
    'AnswerInterviewContestInput.interviewId': () => interviewInGlobex(admin),
    'CancelInterviewInput.interviewId': () => interviewInGlobex(admin),
    'ReviewInterviewAnswerInput.answerId': () => answerInGlobex(admin),
    'AnswerInterviewQuestionInput.questionId': async () => newId(),
    'RecordDemographicsInput.candidateId': () => idOf('recruiting.candidates'),
    Interview: () => interviewInGlobex(admin),
    'DecideCandidateInput.analysisId': () => idOf('recruiting.analyses'),
    'Query.candidateRanking.jobId': () => idOf('recruiting.jobs'),
    'Query.cvDocument.id': () => cvInGlobex(admin),
    'Subscription.cvDocumentChanged.cvDocumentId': () => cvInGlobex(admin),
    'AddCvDocumentInput.documentId': () => documentInGlobex(admin),
    'AddCvDocumentInput.candidateId': () => idOf('recruiting.candidates'),
    'RetryCvDocumentInput.cvDocumentId': () => cvInGlobex(admin),
    CvDocument: () => cvInGlobex(admin),
    'UpdateCandidateInput.candidateId': () => idOf('recruiting.candidates'),
    'ImportCandidateInput.candidateId': () => idOf('recruiting.candidates'),
    'MergeCandidatesInput.keepId': () => idOf('recruiting.candidates'),
    'MergeCandidatesInput.mergeId': () => idOf('recruiting.candidates'),
    'EraseCandidateInput.candidateId': () => idOf('recruiting.candidates'),
    'RecordConsentInput.candidateId': () => idOf('recruiting.candidates'),
    'ExportCandidateInput.candidateId': () => idOf('recruiting.candidates'),
    'AnalyzeCandidateInput.jobId': () => idOf('recruiting.jobs'),
    'AnalyzeCandidateInput.candidateId': () => idOf('recruiting.candidates'),
    'SubmitCreditApplicationInput.applicationId': () => idOf('credit.applications'),
    'ClaimCreditApplicationInput.applicationId': () => idOf('credit.applications'),
    'WithdrawCreditApplicationInput.applicationId': () => idOf('credit.applications'),
    'UpdateCreditApplicationInput.applicationId': () => idOf('credit.applications'),
    'UpdateCreditApplicationInput.documentIds': () => documentInGlobex(admin),
    'DecideCreditApplicationInput.applicationId': () => idOf('credit.applications'),
    'ContestCreditDecisionInput.applicationId': () => idOf('credit.applications'),
    'AnswerCreditContestInput.applicationId': () => idOf('credit.applications'),
    'SaveLoanProviderInput.memberIds': async () => globex.applicants[0]!.id,
    'PlaceBidInput.applicationId': () => idOf('credit.applications'),
    'PlaceBidInput.supersedesId': () => bidInGlobex(admin, acme.owner.id),
    'WithdrawBidInput.bidId': () => bidInGlobex(admin, acme.owner.id),
    'AcceptBidInput.bidId': () => bidInGlobex(admin, acme.owner.id),
    'AcceptBidInput.accountId': () => accountInGlobex(admin),
    'RepayLoanInput.fromAccountId': () => accountInGlobex(admin),
    'AnswerRestructuringInput.restructuringId': () => restructuringInGlobex(admin, acme.owner.id),
    'ReverseRepaymentInput.repaymentId': () => repaymentInGlobex(admin, acme.owner.id),
    ...Object.fromEntries(
      ['Query.loan.id', 'Subscription.loanChanged.loanId', 'DisburseLoanInput.loanId']
        .concat(['RepayLoanInput.loanId', 'WaiveLoanInput.loanId', 'WriteOffLoanInput.loanId'])
        .concat('LoanCalendarInput.loanId', 'ProposeRestructuringInput.loanId', 'StartChargeInput.loanId')
        .map((name) => [name, () => loanInGlobex(admin, acme.owner.id)]),
    ),
    'SubmitKycDocumentInput.documentId': () => documentInGlobex(admin),
    'ReviewKycDocumentInput.kycDocumentId': () => kycInGlobex(admin),
    'OpenSavingsInput.accountId': () => accountInGlobex(admin),
    ...Object.fromEntries(
      ['TopUp', 'Withdraw', 'Update', 'Break'].flatMap((name) => [
        [`${name}SavingsInput.savingsId`, () => savingsInGlobex(admin, acme.owner.id)],
        [`${name}SavingsInput.accountId`, () => accountInGlobex(admin)],
      ]),
    ),
    'SaveReferralProgramInput.budgetAccountId': () => accountInGlobex(admin),
    'DecideReferralInput.referralId': () => referralInGlobex(admin),
    'SaveMerchantInput.settlementAccountId': () => accountInGlobex(admin),
    'StartChargeInput.accountId': () => accountInGlobex(admin),
    'StartChargeInput.orderId': async () => newId(),
    'RefreshChargeInput.chargeId': () => chargeInGlobex(admin),
    'RefundChargeInput.chargeId': () => chargeInGlobex(admin),
    'ResolveSuspenseInput.suspenseItemId': () => suspenseInGlobex(admin),
    'ResolveSuspenseInput.toAccountId': () => accountInGlobex(admin),
    'CreatePayoutInput.accountId': () => accountInGlobex(admin),
    'CreatePayoutInput.destinationId': () => destinationInGlobex(admin, acme.owner.id),
    'Query.creditAccount.id': () => accountInGlobex(admin),
    'Query.ledgerVerification.id': () => verificationInGlobex(admin),
    'Subscription.creditAccountChanged.accountId': () => accountInGlobex(admin),
    'OpenCreditAccountInput.ownerId': async () => globex.applicants[0]!.id,
    'UpdateCreditAccountInput.accountId': () => accountInGlobex(admin),
    'DepositMoneyInput.accountId': () => accountInGlobex(admin),
    'WithdrawMoneyInput.accountId': () => accountInGlobex(admin),
    'TransferMoneyInput.fromAccountId': () => accountInGlobex(admin),
    'TransferMoneyInput.toAccountId': () => accountInGlobex(admin),
    'ReverseTransactionInput.transactionId': () => transactionInGlobex(admin),
    'PlaceHoldInput.accountId': () => accountInGlobex(admin),
    'CaptureHoldInput.holdId': () => holdInGlobex(admin),
    'CaptureHoldInput.toAccountId': () => accountInGlobex(admin),
    'ReleaseHoldInput.holdId': () => holdInGlobex(admin),
    'RecordCreditScoreInput.applicantId': async () => globex.applicants[0]!.id,
    'RequestCreditRecordInput.applicantId': async () => globex.applicants[0]!.id,
    'RecomputeCreditScoresInput.applicantIds': async () => globex.applicants[0]!.id,
    'Query.creditScore.applicantId': async () => globex.applicants[0]!.id,
    'Query.scoreRecomputation.id': () => recomputationInGlobex(admin),
    'Subscription.creditScoreChanged.applicantId': async () => globex.applicants[0]!.id,
    'UpdatePasskeyInput.passkeyId': aPasskey,
    'DeletePasskeyInput.passkeyId': aPasskey,
    'ForgetDeviceInput.deviceId': aDevice,
    'UnlinkExternalIdentityInput.identityId': anIdentity,
    'UpdateOAuthClientInput.clientId': aClient,
    'OAuthClientIdInput.clientId': aClient,
    'RevokeOAuthConsentInput.consentId': aConsent,
    'ResetSecondFactorInput.userId': async () => globex.applicants[0]!.id,
    'SetUserStatusInput.userId': async () => globex.applicants[0]!.id,
    'RoleBindingInput.userId': async () => globex.applicants[0]!.id,
    'InvitationIdInput.invitationId': () => invitationInGlobex(admin),
    'RemoveMemberInput.userId': async () => globex.applicants[0]!.id,
    'UpdateMemberInput.userId': async () => globex.applicants[0]!.id,
    'SetFeatureFlagInput.userIds': async () => globex.applicants[0]!.id,
    'RevokeApiKeyInput.apiKeyId': () => apiKeyInGlobex(admin),
    'CreateApiKeyInput.clientId': aClient,
    'AnswerImpersonationInput.impersonationId': () => impersonationInGlobex(admin),
    'EndUserSessionsInput.userId': async () => globex.applicants[0]!.id,
    'EndSessionInput.sessionId': async () => {
      await quintet.signIn(globex.owner.email, 'globex')
      return idOf('identity.sessions')
    },
    'UpdateLicenceInput.licenceId': () => idOf('marketplace.licences'),
    'ConfirmPurchaseInput.purchaseId': () => purchaseInGlobex(admin),
    'CancelPurchaseInput.purchaseId': () => purchaseInGlobex(admin),
    'UpdateSubscriptionInput.subscriptionId': () => subscriptionInGlobex(admin),
    'SetCartItemInput.productId': () => productInGlobex(admin),
    'CancelOrderInput.orderId': () => orderInGlobex(admin),
    'FulfilOrderInput.orderId': () => orderInGlobex(admin),
    'RefundOrderInput.orderId': () => orderInGlobex(admin),
    'Query.tenantRecords.tenantSystemId': () => systemInGlobex(admin),
    'SaveTenantRecordInput.tenantSystemId': () => systemInGlobex(admin),
    'RemoveTenantRecordInput.tenantSystemId': () => systemInGlobex(admin),
    'UpgradeSystemInput.tenantSystemId': () => systemInGlobex(admin),
    'RollbackSystemInput.tenantSystemId': () => systemInGlobex(admin),
    'UninstallSystemInput.tenantSystemId': () => systemInGlobex(admin),
    'RecordExtensionUseInput.extensionId': () => extensionInGlobex(admin),
    'Query.workflowRun.id': () => runInGlobex(admin),
    'Subscription.workflowRunChanged.runId': () => runInGlobex(admin),
    'CancelWorkflowRunInput.runId': () => runInGlobex(admin),
    'RetryWorkflowRunInput.runId': () => runInGlobex(admin),
    'ReplayWorkflowRunInput.runId': () => runInGlobex(admin),
    'ReplayDeliveryInput.deliveryId': () => deliveryInGlobex(admin),
    Workflow: () => workflowInGlobex(admin),
    WorkflowRun: () => runInGlobex(admin),
    Connector: () => connectorInGlobex(admin),
    Delivery: () => deliveryInGlobex(admin),
    Product: () => productInGlobex(admin),
    Order: () => orderInGlobex(admin),
    Job: () => idOf('recruiting.jobs'),
    Candidate: () => idOf('recruiting.candidates'),
    CvAnalysis: () => idOf('recruiting.analyses'),
    CreditApplication: () => idOf('credit.applications'),
    Licence: () => idOf('marketplace.licences'),
    Membership: () => idOf('tenancy.memberships'),
    Tenant: async () => globex.id,
    User: async () => globex.applicants[0]!.id,
    Viewer: async () => globex.owner.id,
  }
}
