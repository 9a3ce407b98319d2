import { useState } from 'react'
import { type EnvironmentName, environmentNames, type Settings } from '#contract'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useSettings } from '../app-state.ts'
import { environmentWords } from '../copy/environment-words.ts'
import { ConnectionCheck } from './connection-check.tsx'
import { Section } from './sections.tsx'
import { SavingWords, SettingEnd, SettingsForm, TypedLine } from './setting-fields.tsx'
import { useTypedSettings } from './typed-settings-store.ts'
import { useSaving, useSetting, withoutFixed } from './use-setting.ts'

/** Which VerifiMe is asked, and what is in force. */
export function EnvironmentSection() {
  const settings = useSettings()
  const [chosen, setChosen] = useState<EnvironmentName>()
  const { value, isFixed, saving, save } = useSetting('environment')
  const shown = chosen ?? value
  const choose = async (environment: EnvironmentName) => {
    setChosen(environment)
    // A custom one counts once its address is given.
    if (environment === 'custom') return
    await save(environment)
    setChosen(undefined)
  }
  return (
    <Section id="environment" lead={<InForce settings={settings} />}>
      <ChoiceList
        label="Environment"
        isLabelHidden
        look="rows"
        choices={environmentChoices(settings)}
        value={shown}
        isReadOnly={isFixed}
        onChange={(environment) => void choose(environment)}
      />
      {shown === 'custom' && <CustomEnvironmentForm onSaved={() => setChosen(undefined)} />}
      {value !== 'practice' && shown === value && !isFixed && (
        <ConnectionCheck environment={value} />
      )}
      {settings.keyProtection === 'practice-only' && <PracticeOnly />}
      <SettingEnd isFixed={isFixed} saving={saving} />
    </Section>
  )
}

function environmentChoices({ keyProtection }: Pick<Settings, 'keyProtection'>) {
  return environmentNames.map((name) => ({
    value: name,
    label: environmentWords[name].name,
    hint: environmentWords[name].hint,
    isDisabled: keyProtection === 'practice-only' && name !== 'practice',
  }))
}

function InForce({
  settings: { environment, apiHost, statusHost, linkHosts },
}: {
  settings: Settings
}) {
  if (environment === 'practice') return 'Requests stay inside this computer.'
  return (
    <>
      Requests go to <strong>{apiHost}</strong>
      {statusHost !== apiHost && (
        <>
          , and customers’ progress is read from <strong>{statusHost}</strong>
        </>
      )}
      . Only links on <strong>{linkHosts.join(' or ')}</strong> are shown as a QR code.
    </>
  )
}

function PracticeOnly() {
  return (
    <p className="section-note">
      Only practice is possible here: this computer has no keyring, so real customers’ details could
      not be protected. Set a passphrase below, under “Protection of the history”. Or your IT team
      can install a keyring (GNOME Keyring or KWallet), or accept a key file with{' '}
      <code>FRONT_DESK_KEY_PROTECTION=account</code>.
    </p>
  )
}

const customFields = ['customAddress', 'customStatusAddress', 'customLinkHosts'] as const

function CustomEnvironmentForm({ onSaved }: { onSaved: () => void }) {
  const { fixed, ...settings } = useSettings()
  const { saving, save } = useSaving()
  const saved = { ...settings, customLinkHosts: settings.customLinkHosts.join(', ') }
  const use = async () => {
    const { typed, forget } = useTypedSettings.getState()
    const { customAddress, customStatusAddress, customLinkHosts } = { ...saved, ...typed }
    const change = {
      environment: 'custom' as const,
      customAddress: customAddress.trim(),
      customStatusAddress: customStatusAddress.trim(),
      customLinkHosts: hostsIn(customLinkHosts),
    }
    if (!(await save(ask('settings.change', withoutFixed(change, fixed))))) return
    forget(...customFields)
    onSaved()
  }
  return (
    <SettingsForm
      className="custom-environment"
      label="Custom environment"
      saving={saving}
      onSubmit={use}
    >
      <TypedLine
        field="customAddress"
        label="API address"
        saved={saved.customAddress}
        hint="Like https://api.example.com"
        saving={saving}
      />
      <TypedLine
        field="customStatusAddress"
        label="Status address"
        saved={saved.customStatusAddress}
        hint="Only if it is not the API address"
        saving={saving}
      />
      <TypedLine
        field="customLinkHosts"
        label="Link hosts"
        saved={saved.customLinkHosts}
        hint="Where customers’ links may lead, like portal.example.com. Commas between several"
        saving={saving}
      />
      {!customFields.every((name) => fixed.includes(name)) && (
        <Button type="submit" isBusy={saving.state === 'saving'}>
          Use this environment
        </Button>
      )}
      <SavingWords saving={saving} />
    </SettingsForm>
  )
}

export function hostsIn(typed: string): string[] {
  return typed.split(/[\s,;]+/u).filter((host) => host !== '')
}
