import { History, type LucideIcon, Settings, UserRoundPlus } from 'lucide-react'
import type { ShortcutName } from '#contract'
import { keysOf, useShortcuts } from '../../keyboard.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { type Place, useScreen } from '../app-state.ts'
import { focusField } from '../focus.ts'
import './sidebar.css'

interface SidebarPlace {
  place: Place
  name: string
  icon: LucideIcon
  shortcut: ShortcutName
}

const places: readonly SidebarPlace[] = [
  { place: 'new', name: 'New invite', icon: UserRoundPlus, shortcut: 'newInvite' },
  { place: 'history', name: 'History', icon: History, shortcut: 'history' },
  { place: 'settings', name: 'Settings', icon: Settings, shortcut: 'settings' },
]

function goTo(place: Place) {
  useScreen.getState().go(place)
  if (place === 'new') focusField('email')
}

const shortcuts = Object.fromEntries(
  places.map(({ place, shortcut }) => [shortcut, () => goTo(place)]),
)

/** The three places, each one key away. */
export function Sidebar() {
  const current = useScreen((state) => state.place)
  useShortcuts(shortcuts)
  return (
    <nav className="sidebar" aria-label="Places">
      {places.map(({ place, name, icon: Icon, shortcut }) => (
        <button
          key={place}
          type="button"
          className="sidebar-place"
          aria-current={current === place ? 'page' : undefined}
          aria-keyshortcuts={keysOf(shortcut).spoken}
          onClick={() => goTo(place)}
        >
          <Icon className="sidebar-icon" aria-hidden="true" />
          <span>{name}</span>
          <Kbd keys={keysOf(shortcut)} />
        </button>
      ))}
    </nav>
  )
}
