import { Monitor, MonitorOff } from 'lucide-react'
import type { DisplayState } from '#contract'
import { Button } from '../../ui/button.tsx'
import { useQueue } from '../queue/queue-store.ts'
import { inviteTitle } from '../words/invite-words.ts'
import { clearDisplay, toggleCurtain } from './display-actions.ts'
import './display-line.css'
import { useDisplay } from './display-store.ts'
import { curtainKeys } from './use-display-keys.ts'

const showings: Record<DisplayState['showing'], string> = {
  nothing: 'nothing',
  welcome: 'the welcome',
  ready: 'what to have ready',
  invite: 'a QR code',
  curtain: 'the curtain',
}

/** What the customer sees on the screen of their own, and the two keys for it. */
export function DisplayLine() {
  const display = useDisplay((state) => state.display)
  if (display.screen === 'none') return null
  return (
    <section className="display-line" aria-label="Customer display">
      {display.screen === 'own' ? <OnOwnScreen display={display} /> : <Lost />}
    </section>
  )
}

function OnOwnScreen({ display: { showing, inviteId } }: { display: DisplayState }) {
  const whose = useQueue(({ open }) => open.find(({ id }) => id === inviteId))
  return (
    <>
      <p className="display-words">
        <Monitor className="state-icon" aria-hidden="true" />
        <span>
          The customer sees {showings[showing]}
          {showing === 'invite' && whose && (
            <>
              {' '}
              for <bdi>{inviteTitle(whose)}</bdi>
            </>
          )}
        </span>
      </p>
      <div className="display-actions">
        {showing === 'invite' && (
          <Button size="small" kind="quiet" keys="Esc" onPress={() => void clearDisplay()}>
            Clear
          </Button>
        )}
        <Button size="small" kind="quiet" keys={curtainKeys} onPress={() => void toggleCurtain()}>
          {showing === 'curtain' ? 'Lift the curtain' : 'Curtain'}
        </Button>
      </div>
    </>
  )
}

function Lost() {
  return (
    <p className="display-words display-lost">
      <MonitorOff className="state-icon" aria-hidden="true" />
      <span>The customer’s screen cannot be used now. QR codes are shown on this screen.</span>
    </p>
  )
}
