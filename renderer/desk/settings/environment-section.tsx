import { useState } from 'react'
import { type EnvironmentName, environmentName, type Settings } from '#contract'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../app-state.ts'
import { environmentWords } from '../copy/environment-words.ts'
import { ConnectionCheck } from './connection-check.tsx'
import { SavingWords, Section } from './setting-fields.tsx'
import { useTyped, useTypedSettings } from './typed-settings-store.ts'
import { problemOf, useSaving, useSetting } from './use-setting.ts'

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
    <Section
      id="environment"
      title="VerifiMe environment"
      lead={<InForce settings={settings} />}
      isFixed={isFixed}
    >
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
      {value !== 'practice' && shown === value && <ConnectionCheck environment={value} />}
      {settings.keyProtection === 'practice-only' && <PracticeOnly />}
      <SavingWords saving={saving} />
    </Section>
  )
}

function environmentChoices({ keyProtection }: Pick<Settings, 'keyProtection'>) {
  return environmentName.options.map((name) => ({
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
      not be protected. Your IT team can install one (GNOME Keyring or KWallet), or accept a key
      file with <code>FRONT_DESK_KEY_PROTECTION=account</code>.
    </p>
  )
}

function CustomEnvironmentForm({ onSaved }: { onSaved: () => void }) {
  const { customAddress, customStatusAddress, customLinkHosts, fixed } = useSettings()
  const address = useTyped('customAddress', customAddress)
  const statusAddress = useTyped('customStatusAddress', customStatusAddress)
  const hosts = useTyped('customLinkHosts', customLinkHosts.join(', '))
  const { saving, save } = useSaving()
  const isFixed = (['customAddress', 'customStatusAddress', 'customLinkHosts'] as const).every(
    (name) => fixed.includes(name),
  )
  const use = async () => {
    if (saving.state === 'saving') return
    const change = {
      ...(fixed.includes('environment') ? {} : { environment: 'custom' as const }),
      ...(fixed.includes('customAddress') ? {} : { customAddress: address.text.trim() }),
      ...(fixed.includes('customStatusAddress')
        ? {}
        : { customStatusAddress: statusAddress.text.trim() }),
      ...(fixed.includes('customLinkHosts') ? {} : { customLinkHosts: hostsIn(hosts.text) }),
    }
    if (!(await save(ask('settings.change', change)))) return
    useTypedSettings.getState().change({
      customAddress: undefined,
      customStatusAddress: undefined,
      customLinkHosts: undefined,
    })
    onSaved()
  }
  return (
    <form
      className="custom-environment"
      aria-label="Custom environment"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void use()
      }}
    >
      <LineField
        label="API address"
        name="customAddress"
        value={address.text}
        onChange={address.change}
        isReadOnly={fixed.includes('customAddress')}
        hint="Like https://api.example.com"
        problem={problemOf(saving, 'customAddress')}
      />
      <LineField
        label="Status address"
        name="customStatusAddress"
        value={statusAddress.text}
        onChange={statusAddress.change}
        isReadOnly={fixed.includes('customStatusAddress')}
        hint="Only if it is not the API address"
        problem={problemOf(saving, 'customStatusAddress')}
      />
      <LineField
        label="Link hosts"
        name="customLinkHosts"
        value={hosts.text}
        onChange={hosts.change}
        isReadOnly={fixed.includes('customLinkHosts')}
        hint="Where customers’ links may lead, like portal.example.com. Commas between several"
        problem={problemOf(saving, 'customLinkHosts')}
      />
      {!isFixed && (
        <Button type="submit" isBusy={saving.state === 'saving'}>
          Use this environment
        </Button>
      )}
      <SavingWords saving={saving} />
    </form>
  )
}

export function hostsIn(typed: string): string[] {
  return typed.split(/[\s,;]+/u).filter((host) => host !== '')
}
