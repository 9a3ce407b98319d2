import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CirclePlus,
  Loader,
  type LucideIcon,
  Printer,
  QrCode,
  RotateCcw,
  Send,
  Smartphone,
  Unplug,
} from 'lucide-react'
import type { FoundCount, Invite, InviteEvent } from '#contract'
import { Icon } from '../../ui/icon.tsx'
import './invite-words.css'

/** Whom an invite is for, as the desk may say it: the name as far as it is known, else `m•••@example.com`. */
export function inviteTitle({ name, maskedEmail }: Pick<Invite, 'name' | 'maskedEmail'>): string {
  return name ?? maskedEmail
}

const format = new Intl.NumberFormat('en-AU')

/** "12,345" */
export function numberWords(count: number): string {
  return format.format(count)
}

/** "1 invite", "12,345 invites" */
export function invitesWords(count: number): string {
  return `${numberWords(count)} ${count === 1 ? 'invite' : 'invites'}`
}

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

export function stateWords({ outcome, status }: Pick<Invite, 'outcome' | 'status'>): StateWords {
  return outcome === 'issued' ? statuses[status ?? 'Inactive'] : outcomes[outcome]
}

/** How far an invite is: icon, word and colour, never the colour alone. */
export function StateMark({ invite }: { invite: Pick<Invite, 'outcome' | 'status'> }) {
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
  reissued: { words: 'Invited again', icon: RotateCcw },
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
