import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CirclePlus,
  DoorOpen,
  Eye,
  FileDown,
  FileText,
  Inbox,
  Link,
  Loader,
  type LucideIcon,
  Printer,
  QrCode,
  Replace,
  RotateCcw,
  Send,
  Smartphone,
  Undo2,
  Unplug,
  UserRoundCheck,
} from 'lucide-react'
import {
  type FoundCount,
  type Invite,
  type InviteEvent,
  type InviteProgress,
  maskName,
} from '#contract'
import { Icon } from '../../ui/icon.tsx'
import { isMaskedNow, shownEmail, useIsMasked } from '../masking.ts'
import './invite-words.css'

type Addressee = Pick<Invite, 'name' | 'email'>

/** Whom an invite is for, as the desk may say it now: the name as far as it is known, else the address. */
export function inviteTitle({ name, email }: Addressee, isMasked = isMaskedNow()): string {
  if (name === undefined) return shownEmail(email, isMasked)
  return isMasked ? maskName(name) : name
}

/** The same for what is on the screen: drawn again when masking begins or ends. */
function useInviteTitle(invite: Addressee): string {
  return inviteTitle(invite, useIsMasked())
}

/** Whom an invite is for, running the way it is written. */
export function InviteTitle({ invite, className }: { invite: Addressee; className?: string }) {
  return <bdi className={className}>{useInviteTitle(invite)}</bdi>
}

const format = new Intl.NumberFormat('en-AU')

/** "12,345" */
export function numberWords(count: number): string {
  return format.format(count)
}

/** "1 entry", "12,345 entries" */
export function countWords(count: number, one: string, many: string): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`
}

/** "1 invite", "12,345 invites" */
export const invitesWords = (count: number): string => countWords(count, 'invite', 'invites')

/** "12,345 invites", "more than 20,000 invites" */
export function foundWords({ count, hasMore }: FoundCount): string {
  return hasMore ? `more than ${invitesWords(count)}` : invitesWords(count)
}

export interface StateWords {
  words: string
  tone: 'waiting' | 'moving' | 'done' | 'problem' | 'unsure'
  icon: LucideIcon
}

const statuses: Record<NonNullable<Invite['status']>, StateWords> = {
  Inactive: { words: 'Not opened', tone: 'waiting', icon: CircleDashed },
  Active: { words: 'Started on the phone', tone: 'moving', icon: Smartphone },
  // Never "verified": that comes to the organisation's own systems, not to a desktop.
  Completed: { words: 'Details submitted (not yet verified)', tone: 'done', icon: CircleCheck },
}

const outcomes: Record<Exclude<Invite['outcome'], 'issued'>, StateWords> = {
  sending: { words: 'Sending…', tone: 'waiting', icon: Loader },
  refused: { words: 'Rejected by VerifiMe', tone: 'problem', icon: Ban },
  unsent: { words: 'Not sent', tone: 'problem', icon: Unplug },
  unknown: { words: 'No answer', tone: 'unsure', icon: CircleHelp },
}

const departures: Record<NonNullable<Invite['offQueue']>, StateWords> = {
  left: { words: 'Customer left', tone: 'unsure', icon: DoorOpen },
  replaced: { words: 'Replaced', tone: 'unsure', icon: Replace },
}

/** What the result is stands in the organisation's own systems alone. */
const arrived: StateWords = { words: 'Result arrived', tone: 'done', icon: Inbox }

export function stateWords({ outcome, status, offQueue, resultAt }: InviteProgress): StateWords {
  if (outcome !== 'issued') return outcomes[outcome]
  if (resultAt !== undefined) return arrived
  if (offQueue !== undefined && status !== 'Completed') return departures[offQueue]
  return statuses[status ?? 'Inactive']
}

/** How far an invite is: icon, word and colour, never the colour alone. */
export function StateMark({ invite }: { invite: InviteProgress }) {
  const { icon, words, tone } = stateWords(invite)
  return (
    <span className={`state-mark state-${tone}`}>
      <Icon icon={icon} className="state-icon" />
      {words}
    </span>
  )
}

interface EventWords {
  words: string
  icon: LucideIcon
}

const kinds: Record<Exclude<InviteEvent['kind'], 'answered'>, EventWords> = {
  created: { words: 'Created', icon: CirclePlus },
  opened: { words: 'Opened on the phone', icon: Smartphone },
  submitted: { words: 'Details submitted (not yet verified)', icon: CircleCheck },
  shown: { words: 'QR shown', icon: QrCode },
  printed: { words: 'Slip printed', icon: Printer },
  reprinted: { words: 'Slip reprinted', icon: Printer },
  copied: { words: 'Link copied', icon: Link },
  'seen-in-person': { words: 'Seen in person', icon: Eye },
  exported: { words: 'Record saved as PDF', icon: FileDown },
  'result-arrived': { words: 'Result arrived', icon: Inbox },
  'result-taken-back': { words: 'Result had not arrived: noted by mistake', icon: Undo2 },
  notice: { words: 'Privacy notice shown', icon: FileText },
  reissued: { words: 'Invited again', icon: RotateCcw },
  replaced: { words: 'Replaced by a corrected invite', icon: Replace },
  left: { words: 'Customer left', icon: DoorOpen },
  returned: { words: 'Customer came back', icon: UserRoundCheck },
}

/** What happened to an invite, in the words of its detail view. */
export function eventWords(
  { kind }: InviteEvent,
  { outcome }: Pick<Invite, 'outcome'>,
): EventWords {
  if (kind !== 'answered') return kinds[kind]
  if (outcome === 'issued') return { words: 'Issued by VerifiMe', icon: Send }
  const { words } = stateWords({ outcome })
  return { words, icon: outcome === 'refused' ? Ban : CircleHelp }
}
