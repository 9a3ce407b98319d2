import { Printer } from 'lucide-react'
import type { Invite, KeyCap } from '#contract'
import { Button } from '../../ui/button.tsx'
import { inviteTitle } from '../copy/invite-words.ts'
import { printSlip } from './slip-actions.ts'

interface PrintSlipProps {
  invite: Invite
  kind?: 'plain' | 'quiet'
  /** Shown where they work, on the one invite they belong to; the listener is the screen's. */
  keys?: KeyCap
}

/** "Print slip" for one invite, for any list. Only an issued invite has one. */
export function PrintSlip({ invite, kind = 'plain', keys }: PrintSlipProps) {
  if (invite.outcome !== 'issued') return null
  return (
    <Button
      size="small"
      kind={kind}
      icon={Printer}
      {...(keys === undefined ? { label: `Print slip for ${inviteTitle(invite)}` } : { keys })}
      onPress={() => void printSlip(invite)}
    >
      Print slip
    </Button>
  )
}
