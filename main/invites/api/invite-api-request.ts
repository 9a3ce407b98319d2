import type { InviteDraft } from '#contract'

/** The JSON of `POST /v1/user/invite`, member by member as VerifiMe documents it. */
export interface InviteRequest {
  email: string
  code: string
  referenceData: string
  customerContext?: InviteDraft['customerContext']
  sendInvitationEmail: boolean
}

/** What is not known is absent: never empty, never null, and no `customerContext` without a member. */
export function inviteRequest(draft: InviteDraft, code: string, reference: string): InviteRequest {
  const hasContext = Object.keys(draft.customerContext).length > 0
  return {
    email: draft.email,
    code,
    referenceData: reference,
    ...(hasContext ? { customerContext: draft.customerContext } : {}),
    sendInvitationEmail: draft.sendInvitationEmail,
  }
}
