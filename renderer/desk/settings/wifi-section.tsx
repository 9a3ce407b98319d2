import { useState } from 'react'
import { ask } from '../../ask.ts'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { SwitchLine } from '../../ui/switch-line.tsx'
import { useSettings } from '../app-state.ts'
import { Section } from './sections.tsx'
import { SettingEnd, SettingsForm, TypedLine } from './setting-fields.tsx'
import { useTypedSettings } from './typed-settings-store.ts'
import { useSaving } from './use-setting.ts'

/** The network that customers may use. Name and password belong together, and are saved together. */
export function WifiSection() {
  const { guestWifi, fixed } = useSettings()
  const isFixed = fixed.includes('guestWifi')
  const [isHidden, setIsHidden] = useState(guestWifi.isHidden)
  const { saving, save } = useSaving()
  const keep = async () => {
    if (isFixed) return
    const { typed, forget } = useTypedSettings.getState()
    const {
      wifiNetwork: network = guestWifi.network,
      wifiPassword: password = guestWifi.password,
    } = typed
    const isSaved = await save(
      ask('settings.change', { guestWifi: { network, password, isHidden } }),
    )
    if (isSaved) forget('wifiNetwork', 'wifiPassword')
  }
  return (
    <Section
      id="wifi"
      lead={`${keysOf('wifi').shown} shows customers how to join, and takes it away again. It never stands beside an invite’s QR code.`}
    >
      <SettingsForm className="guest-wifi" label="Guest Wi-Fi" saving={saving} onSubmit={keep}>
        <TypedLine
          field="wifiNetwork"
          setting="guestWifi"
          label="Network name"
          direction="auto"
          saved={guestWifi.network}
          hint="Exactly as phones list it; empty when there is none"
          saving={saving}
        />
        <TypedLine
          field="wifiPassword"
          setting="guestWifi"
          label="Wi-Fi password"
          saved={guestWifi.password}
          hint="Customers can read it. Empty for an open network"
          saving={saving}
        />
        <SwitchLine
          label="Hidden network"
          name="wifiIsHidden"
          hint="Only if phones do not list it by themselves"
          isOn={isFixed ? guestWifi.isHidden : isHidden}
          isReadOnly={isFixed}
          onChange={setIsHidden}
        />
        {!isFixed && (
          <Button type="submit" isBusy={saving.state === 'saving'}>
            Save Wi-Fi
          </Button>
        )}
        <SettingEnd isFixed={isFixed} saving={saving} />
      </SettingsForm>
    </Section>
  )
}
