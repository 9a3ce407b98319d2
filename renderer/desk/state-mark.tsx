import type { Invite } from '#contract'
import { Icon } from '../ui/icon.tsx'
import './state-mark.css'
import { stateWords } from './copy/state-words.ts'

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
