import { CircleQuestionMark, History, type LucideIcon, Settings, UserRoundPlus } from 'lucide-react'
import { useEffect } from 'react'
import type { ShortcutName } from '#contract'
import { keysOf, useShortcuts } from '../../keyboard.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { type Place, useScreen, useUpdate } from '../app-state.ts'
import { focusField } from '../focus.ts'
import { useHelp } from '../help/help-store.ts'
import { StaffAndLock } from '../staff/staff-switch.tsx'
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
  const hasUpdate = useUpdate(({ update }) => update.state === 'available')
  useShortcuts(shortcuts)
  useEffect(() => {
    void useUpdate.getState().read()
    return useUpdate.getState().listen()
  }, [])
  return (
    <div className="sidebar">
      <nav className="sidebar-places" aria-label="Places">
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
            <span>
              {name}
              {place === 'settings' && hasUpdate && <UpdateMark />}
            </span>
            <Kbd keys={keysOf(shortcut)} isTip />
          </button>
        ))}
      </nav>
      <StaffAndLock />
      <button
        type="button"
        className="sidebar-place"
        aria-keyshortcuts={keysOf('help').spoken}
        onClick={() => useHelp.getState().open()}
      >
        <CircleQuestionMark className="sidebar-icon" aria-hidden="true" />
        <span>Help</span>
        <Kbd keys={keysOf('help')} />
      </button>
    </div>
  )
}

function UpdateMark() {
  return <span className="sidebar-mark" role="img" aria-label="Update available" />
}
