import { useEffect, useState } from 'react'
import {
  type Answer,
  cleanText,
  type EnvironmentName,
  type Failure,
  type FieldProblem,
  type Settings,
} from '#contract'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../app-state.ts'
import { environmentWords } from '../copy/environment-words.ts'
import { ConnectionCheck } from '../settings/connection-check.tsx'
import { hostsIn } from '../settings/environment-section.tsx'
import { SavingWords, SettingsForm, TypedLine } from '../settings/setting-fields.tsx'
import { useTypedSettings } from '../settings/typed-settings-store.ts'
import {
  problemOf,
  type Saving,
  useRefusedField,
  useSaving,
  withoutFixed,
} from '../settings/use-setting.ts'

interface Entry {
  organisationName: string
  label: string
  code: string
  environment: Exclude<EnvironmentName, 'practice'>
  customAddress: string
  customLinkHosts: string
}

const environments = (['production', 'staging', 'custom'] as const).map((value) => ({
  value,
  label: environmentWords[value].name,
}))

interface CodeEntryProps {
  /** Nothing where this is the only way on. */
  onBack?: () => void
  /** The environment that the code is entered for. */
  onEnvironment: (environment: EnvironmentName) => void
}

/** Organisation, code, environment: then straight to the form. */
export function CodeEntry({ onBack, onEnvironment }: CodeEntryProps) {
  const settings = useSettings()
  const saved = settings.environment === 'practice' ? 'production' : settings.environment
  const [environment, setEnvironment] = useState<Entry['environment']>(saved)
  const { saving, save, fail } = useSaving()
  useRefusedField(saving)
  useEffect(() => {
    document.querySelector<HTMLInputElement>('.code-entry input:not([readonly])')?.focus()
  }, [])
  useEffect(() => onEnvironment(environment), [environment, onEnvironment])
  const submit = async () => {
    const entry = entryOf(settings, environment)
    const failure = missing(entry, settings)
    if (failure) fail(failure)
    else if (await save(finish(entry, settings))) forgetEntry()
  }
  return (
    <SettingsForm className="code-entry" saving={saving} onSubmit={submit}>
      <TypedLine
        field="organisationName"
        label="Organisation name"
        direction="auto"
        isRequired
        hint="Customers read it beside the QR code"
        saved={settings.organisationName}
        saving={saving}
      />
      {settings.codes.length === 0 && <CodeFields saving={saving} />}
      <ChoiceList
        label="VerifiMe environment"
        look="segments"
        choices={environments}
        value={environment}
        isReadOnly={settings.fixed.includes('environment')}
        onChange={setEnvironment}
      />
      <p className="code-entry-hint">{environmentWords[environment].hint}</p>
      {environment === 'custom' && <CustomFields saving={saving} />}
      {(environment !== 'custom' || settings.fixed.includes('customAddress')) && (
        <ConnectionCheck environment={environment} />
      )}
      <SavingWords saving={saving} />
      <div className="code-entry-end">
        <Button kind="main" type="submit" isBusy={saving.state === 'saving'}>
          Start using Front Desk
        </Button>
        {onBack && (
          <Button kind="quiet" onPress={onBack}>
            Back
          </Button>
        )}
      </div>
    </SettingsForm>
  )
}

function CodeFields({ saving }: { saving: Saving }) {
  const { code, changeCode } = useTypedSettings()
  return (
    <div className="code-entry-row">
      <LineField
        label="Organisation code"
        name="code"
        type="password"
        isRequired
        hint="Kept on this computer, never shown again"
        value={code}
        onChange={changeCode}
        problem={problemOf(saving, 'code')}
      />
      <TypedLine
        field="label"
        label="Label"
        direction="auto"
        hint="If you have several"
        saved=""
        saving={saving}
      />
    </div>
  )
}

function CustomFields({ saving }: { saving: Saving }) {
  const { customAddress, customLinkHosts } = useSettings()
  return (
    <div className="code-entry-row">
      <TypedLine
        field="customAddress"
        label="API address"
        hint="Like https://api.example.com"
        saved={customAddress}
        saving={saving}
      />
      <TypedLine
        field="customLinkHosts"
        label="Link hosts"
        hint="Like portal.example.com"
        saved={customLinkHosts.join(', ')}
        saving={saving}
      />
    </div>
  )
}

/** What stands in the fields: typed is kept over "Back", a crash or a restart; a code as long as this page lives. */
function entryOf(settings: Settings, environment: Entry['environment']): Entry {
  const { typed, code } = useTypedSettings.getState()
  return {
    environment,
    code,
    organisationName: typed.organisationName ?? settings.organisationName,
    label: typed.label ?? '',
    customAddress: typed.customAddress ?? settings.customAddress,
    customLinkHosts: typed.customLinkHosts ?? settings.customLinkHosts.join(', '),
  }
}

function forgetEntry() {
  const { changeCode, forget } = useTypedSettings.getState()
  changeCode('')
  forget('organisationName', 'label', 'customAddress', 'customLinkHosts')
}

/** What the app cannot do without: whom the customer proves who they are to, and the code. */
function missing(entry: Entry, { codes, organisationName, fixed }: Settings): Failure | undefined {
  const name = fixed.includes('organisationName') ? organisationName : entry.organisationName
  const problems: FieldProblem[] = []
  if (cleanText(name) === '') problems.push({ field: 'organisationName', rule: 'missing' })
  if (codes.length === 0 && entry.code.trim() === '') {
    problems.push({ field: 'code', rule: 'missing' })
  }
  return problems.length > 0 ? { code: 'setting-refused', problems } : undefined
}

/**
 * The code first, the settings next, the end last: whatever is refused leaves the question open, and a refused
 * code leaves the environment as it was.
 */
async function finish(entry: Entry, { codes, fixed }: Settings): Promise<Answer<Settings>> {
  if (codes.length === 0) {
    const added = await ask('settings.addCode', { label: entry.label, code: entry.code })
    if (!added.ok) return added
  }
  const change = {
    organisationName: entry.organisationName.trim(),
    environment: entry.environment,
    ...(entry.environment === 'custom' && {
      customAddress: entry.customAddress.trim(),
      customLinkHosts: hostsIn(entry.customLinkHosts),
    }),
  }
  const changed = await ask('settings.change', withoutFixed(change, fixed))
  if (!changed.ok) return changed
  return ask('settings.finishSetUp', undefined)
}
