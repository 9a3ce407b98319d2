import { CircleCheck, Link, Pencil, QrCode, Users } from 'lucide-react'
import type { Invite } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { inviteTitle } from '../copy/invite-words.ts'
import { copyLink, inviteAgain, showCode } from '../invite-actions.ts'
import { PrintSlip } from '../slips/print-slip.tsx'
import { useCreation } from './creation-store.ts'
import { nextFamilyMember } from './next-family-member.ts'

/** The invite that was just made, quietly, while the form already waits for the next customer. */
export function IssuedLine() {
  const issued = useCreation((state) => state.issued)
  return <div className="issued">{issued && <Issued invite={issued} />}</div>
}

function Issued({ invite }: { invite: Invite }) {
  return (
    <div className="issued-line">
      <CircleCheck className="issued-icon" aria-hidden="true" />
      <p className="issued-words">
        Invite created for <bdi className="issued-name">{inviteTitle(invite)}</bdi>
        <span className="issued-reference"> · {invite.reference}</span>
      </p>
      <div className="issued-actions">
        <Button
          size="small"
          kind="quiet"
          icon={QrCode}
          keys={keysOf('showIssued')}
          onPress={() => void showCode(invite)}
        >
          Show QR
        </Button>
        <PrintSlip invite={invite} kind="quiet" keys={keysOf('printSlip')} />
        <Button
          size="small"
          kind="quiet"
          icon={Link}
          keys={keysOf('copyLink')}
          onPress={() => void copyLink(invite)}
        >
          Copy link
        </Button>
        <Button
          size="small"
          kind="quiet"
          icon={Pencil}
          keys={keysOf('changeIssued')}
          onPress={() => void inviteAgain(invite)}
        >
          Change details
        </Button>
        <Button
          size="small"
          kind="quiet"
          icon={Users}
          keys={keysOf('familyMember')}
          onPress={() => void nextFamilyMember(invite)}
        >
          Next family member
        </Button>
      </div>
    </div>
  )
}
