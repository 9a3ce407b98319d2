import { useState } from 'react'
import { ask } from '../../ask.ts'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { SwitchLine } from '../../ui/switch-line.tsx'
import { useSettings } from '../app-state.ts'
import { SavingWords, Section } from './setting-fields.tsx'
import { useTyped, useTypedSettings } from './typed-settings-store.ts'
import { problemOf, useSaving } from './use-setting.ts'

/** The network that customers may use. Name and password belong together, and are saved together. */
export function WifiSection() {
  const { guestWifi } = useSettings()
  const network = useTyped('wifiNetwork', guestWifi.network)
  const password = useTyped('wifiPassword', guestWifi.password)
  const [isHidden, setIsHidden] = useState(guestWifi.isHidden)
  const { saving, save } = useSaving()
  const keep = async () => {
    if (saving.state === 'saving') return
    const typed = { network: network.text, password: password.text, isHidden }
    if (await save(ask('settings.change', { guestWifi: typed }))) {
      useTypedSettings.getState().change({ wifiNetwork: undefined, wifiPassword: undefined })
    }
  }
  return (
    <Section
      id="wifi"
      title="Guest Wi-Fi"
      lead={`${keysOf('wifi').shown} shows customers how to join, and takes it away again. It never stands beside an invite’s QR code.`}
    >
      <form
        className="guest-wifi"
        aria-label="Guest Wi-Fi"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <LineField
          label="Network name"
          name="wifiNetwork"
          direction="auto"
          value={network.text}
          onChange={network.change}
          hint="Exactly as phones list it; empty when there is none"
          problem={problemOf(saving, 'wifiNetwork')}
        />
        <LineField
          label="Wi-Fi password"
          name="wifiPassword"
          value={password.text}
          onChange={password.change}
          hint="Customers can read it. Empty for an open network"
          problem={problemOf(saving, 'wifiPassword')}
        />
        <SwitchLine
          label="Hidden network"
          name="wifiIsHidden"
          hint="Only if phones do not list it by themselves"
          isOn={isHidden}
          onChange={setIsHidden}
        />
        <Button type="submit" isBusy={saving.state === 'saving'}>
          Save Wi-Fi
        </Button>
        <SavingWords saving={saving} />
      </form>
    </Section>
  )
}
