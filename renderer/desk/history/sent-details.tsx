import type { ReactNode } from 'react'
import type { InviteDetail } from '#contract'
import { environmentWords } from '../copy/environment-words.ts'
import { longDayWords } from '../copy/time-words.ts'
import { fieldLabels } from '../invite-form/form-fields.ts'

const hidden = '••••••••'

interface SentDetailsProps {
  detail: InviteDetail
  /** Email, birth date, phone and address in full: somebody may be looking over the counter. */
  isRevealed: boolean
}

/** What VerifiMe was sent, as far as it is still kept, under the form's names. */
export function SentDetails({ detail, isRevealed }: SentDetailsProps) {
  const { invite, sent, detailsRemovedAt } = detail
  const { customerContext: customer } = sent
  const shown = (text: string | undefined, mask = hidden) =>
    text === undefined || isRevealed ? text : mask
  return (
    <>
      <dl className="facts">
        <Fact name={fieldLabels.email}>{shown(sent.email, invite.maskedEmail)}</Fact>
        <Fact name={fieldLabels.firstName}>{customer.firstName}</Fact>
        <Fact name={fieldLabels.middleName}>{customer.middleName}</Fact>
        <Fact name={fieldLabels.familyName}>{customer.familyName}</Fact>
        <Fact name={fieldLabels.fullName}>{customer.fullName}</Fact>
        <Fact name={fieldLabels.dateOfBirth}>{shown(customer.dateOfBirth)}</Fact>
        <Fact name={fieldLabels.phone}>{shown(customer.preferredContactNumber)}</Fact>
        <Fact name={fieldLabels.address}>{shown(customer.address)}</Fact>
        <Fact name={fieldLabels.reference}>{sent.referenceData}</Fact>
        <Fact name="Invitation email">{sent.sendInvitationEmail ? 'Sent by VerifiMe' : 'No'}</Fact>
        <Fact name="Organisation code">{invite.codeLabel}</Fact>
        <Fact name="Environment">{environmentWords[invite.environment].name}</Fact>
        <Fact name="Tracking reference">{invite.trackingReference}</Fact>
      </dl>
      {detailsRemovedAt !== undefined && (
        <p className="facts-removed">
          Date of birth and address are no longer kept here, if they were given: removed on{' '}
          {longDayWords(detailsRemovedAt)}.
        </p>
      )}
    </>
  )
}

/** Nothing where nothing is known. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === undefined) return null
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd dir="auto">{children}</dd>
    </div>
  )
}
