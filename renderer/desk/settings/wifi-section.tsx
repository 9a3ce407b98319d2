import { useState } from 'react'
import type { GuestWifi } from '#contract'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { SwitchLine } from '../../ui/switch-line.tsx'
import { useSettings } from '../settings-store.ts'
import { SavingWords } from './saving-words.tsx'
import { Section } from './section.tsx'
import { problemOf, useSaving } from './use-saving.ts'

/** The network that customers may use. Name and password belong together, and are saved together. */
export function WifiSection() {
  const { guestWifi } = useSettings()
  const [typed, setTyped] = useState(guestWifi)
  const { saving, save } = useSaving()
  const change = (changes: Partial<GuestWifi>) => setTyped({ ...typed, ...changes })
  const keep = () => {
    if (saving.state !== 'saving') void save(ask('settings.change', { guestWifi: typed }))
  }
  return (
    <Section
      id="wifi"
      title="Guest Wi-Fi"
      lead="Ctrl G shows customers how to join, and takes it away again. It never stands beside an invite’s QR code."
    >
      <form
        className="guest-wifi"
        aria-label="Guest Wi-Fi"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          keep()
        }}
      >
        <LineField
          label="Network name"
          name="wifiNetwork"
          direction="auto"
          value={typed.network}
          onChange={(network) => change({ network })}
          hint="Exactly as phones list it; empty when there is none"
          problem={problemOf(saving, 'wifiNetwork')}
        />
        <LineField
          label="Wi-Fi password"
          name="wifiPassword"
          value={typed.password}
          onChange={(password) => change({ password })}
          hint="Customers can read it. Empty for an open network"
          problem={problemOf(saving, 'wifiPassword')}
        />
        <SwitchLine
          label="Hidden network"
          name="wifiIsHidden"
          hint="Only if phones do not list it by themselves"
          isOn={typed.isHidden}
          onChange={(isHidden) => change({ isHidden })}
        />
        <Button type="submit" isBusy={saving.state === 'saving'}>
          Save Wi-Fi
        </Button>
        <SavingWords saving={saving} />
      </form>
    </Section>
  )
}
