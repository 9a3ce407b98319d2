import {
  Ban,
  CircleCheck,
  CircleHelp,
  CirclePlus,
  type LucideIcon,
  Printer,
  QrCode,
  RotateCcw,
  Send,
  Smartphone,
} from 'lucide-react'
import type { Invite, InviteEvent } from '#contract'
import { stateWords } from './state-words.ts'

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
