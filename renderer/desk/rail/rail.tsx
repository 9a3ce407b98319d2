import { History, type LucideIcon, Settings, UserRoundPlus } from 'lucide-react'
import { Kbd } from '../../ui/kbd.tsx'
import { focusField } from '../invite-form/form-fields.ts'
import { type Place, useScreen } from '../screen-store.ts'
import { type Shortcut, useShortcuts } from '../shortcuts.ts'
import './rail.css'

interface RailPlace {
  place: Place
  name: string
  icon: LucideIcon
  keys: Shortcut
}

const places: readonly RailPlace[] = [
  { place: 'new', name: 'New invite', icon: UserRoundPlus, keys: 'Ctrl+N' },
  { place: 'history', name: 'History', icon: History, keys: 'Ctrl+H' },
  { place: 'settings', name: 'Settings', icon: Settings, keys: 'Ctrl+,' },
]

function goTo(place: Place) {
  useScreen.getState().go(place)
  if (place === 'new') focusField('email')
}

const shortcuts = Object.fromEntries(places.map(({ place, keys }) => [keys, () => goTo(place)]))

/** The three places, each one key away. */
export function Rail() {
  const current = useScreen((state) => state.place)
  useShortcuts(shortcuts)
  return (
    <nav className="rail" aria-label="Places">
      {places.map(({ place, name, icon: Icon, keys }) => (
        <button
          key={place}
          type="button"
          className="rail-place"
          aria-current={current === place ? 'page' : undefined}
          aria-keyshortcuts={keys.replace('Ctrl', 'Control')}
          onClick={() => goTo(place)}
        >
          <Icon className="rail-icon" aria-hidden="true" />
          <span>{name}</span>
          <Kbd keys={keys.replace('+', ' ')} />
        </button>
      ))}
    </nav>
  )
}
