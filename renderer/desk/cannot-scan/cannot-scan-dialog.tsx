import { Link, type LucideIcon, Mail, Printer } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import type { Invite, TypedDraft } from '#contract'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { useSettings } from '../app-state.ts'
import { InviteTitle } from '../copy/invite-words.tsx'
import { useFirstFocus } from '../focus.ts'
import { showCode } from '../invite-actions.ts'
import { useCreation } from '../invite-form/creation-store.ts'
import { shownEmail, useIsMasked } from '../masking.ts'
import { printSlip } from '../slips/slip-store.ts'
import { sendByEmail, showLink, useCannotScan } from './cannot-scan-store.ts'
import './cannot-scan-dialog.css'

/** What else there is for somebody whose phone does not take the code, or who has none. */
export function CannotScanDialog() {
  const asked = useCannotScan((state) => state.asked)
  return asked ? <Ways key={asked.invite.id} {...asked} /> : null
}

function Ways({ invite, draft }: { invite: Invite; draft: TypedDraft }) {
  const close = useCannotScan((state) => state.close)
  const [asksForSecond, setAsksForSecond] = useState(false)
  const isSending = useCreation((state) => state.isSending)
  const { otherWays } = useSettings()
  const email = shownEmail(draft.email, useIsMasked())
  const go = (way: () => Promise<unknown>) => () => {
    close()
    void way()
  }
  const send = go(() => sendByEmail(invite, draft))
  const list = useRef<HTMLUListElement>(null)
  useFirstFocus(list, 'button')
  if (asksForSecond) return <SecondEmail email={email} send={send} />
  return (
    <AlertDialog
      title="Can’t scan?"
      isOpen
      onClose={close}
      actions={
        <>
          <Button kind="quiet" onPress={go(() => showCode(invite))}>
            Show QR
          </Button>
          <Button onPress={close}>Close</Button>
        </>
      }
    >
      <p>
        <InviteTitle invite={invite} />
      </p>
      <ul ref={list} className="cannot-scan">
        <Way icon={Link} words="Show the link" onPress={go(() => showLink(invite))}>
          In large letters, for the customer to type into their phone’s browser.
        </Way>
        <Way icon={Printer} words="Print slip" onPress={go(() => printSlip(invite))}>
          With the code on paper, for another phone or for later.
        </Way>
        {draft.email !== '' && (
          <Way
            icon={Mail}
            words="Send by email"
            isDisabled={isSending}
            onPress={draft.sendInvitationEmail ? () => setAsksForSecond(true) : send}
          >
            {draft.sendInvitationEmail
              ? `VerifiMe was asked to email ${email} when this invite was made.`
              : `Makes a fresh invite in place of this one, which VerifiMe emails to ${email}.`}
          </Way>
        )}
      </ul>
      {otherWays !== '' && (
        <section className="cannot-scan-other" aria-labelledby="cannot-scan-other">
          <h3 id="cannot-scan-other">No phone, or no documents</h3>
          <p>{otherWays}</p>
        </section>
      )}
    </AlertDialog>
  )
}

interface WayProps {
  icon: LucideIcon
  words: string
  isDisabled?: boolean
  /** What it means. */
  children: ReactNode
  onPress: () => void
}

function Way({ icon, words, isDisabled = false, children, onPress }: WayProps) {
  return (
    <li>
      <Button icon={icon} isDisabled={isDisabled} onPress={onPress}>
        {words}
      </Button>
      <p>{children}</p>
    </li>
  )
}

function SecondEmail({ email, send }: { email: string; send: () => void }) {
  const close = useCannotScan((state) => state.close)
  const answers = useRef<HTMLDivElement>(null)
  useFirstFocus(answers, 'button')
  return (
    <AlertDialog
      title="Send a second email?"
      isOpen
      onClose={close}
      actions={
        <div ref={answers} className="cannot-scan-answers">
          <Button onPress={close}>Cancel</Button>
          <Button kind="main" onPress={send}>
            Send a second email
          </Button>
        </div>
      }
    >
      <p>
        VerifiMe was already asked to email {email}. Another email comes with a fresh invite, which
        takes the place of this one. The customer then has two emails: the later one counts.
      </p>
    </AlertDialog>
  )
}
