import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  Loader,
  type LucideIcon,
  Smartphone,
  Unplug,
} from 'lucide-react'
import type { Invite } from '#contract'

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
