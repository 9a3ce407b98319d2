import type { Invite } from '#contract'
import './state-mark.css'
import { stateWords } from './words/state-words.ts'

/** How far an invite is: icon, word and colour, never the colour alone. */
export function StateMark({ invite }: { invite: Pick<Invite, 'outcome' | 'status'> }) {
  const { icon: Icon, words, tone } = stateWords(invite)
  return (
    <span className={`state-mark state-${tone}`}>
      <Icon className="state-icon" aria-hidden="true" />
      {words}
    </span>
  )
}
