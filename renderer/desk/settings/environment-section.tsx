import { useState } from 'react'
import { type EnvironmentName, environmentName, type Settings } from '#contract'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { environmentWords } from '../copy/environment-words.ts'
import { useSettings } from '../settings-store.ts'
import { CustomEnvironmentForm } from './custom-environment-form.tsx'
import { Section } from './section.tsx'
import { SavingWords } from './setting-fields.tsx'
import { useSetting } from './use-setting.ts'

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
