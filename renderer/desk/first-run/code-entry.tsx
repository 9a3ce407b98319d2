import { type FormEvent, useEffect, useState } from 'react'
import {
  type Answer,
  cleanText,
  type EnvironmentName,
  type Failure,
  type FieldProblem,
  type ProblemField,
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
import { SavingWords } from '../settings/setting-fields.tsx'
import { useTypedSettings } from '../settings/typed-settings-store.ts'
import { problemOf, useRefusedField, useSaving } from '../settings/use-setting.ts'

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
  const { entry, change } = useEntry(settings)
  const { saving, save, fail } = useSaving()
  useRefusedField(saving)
  useEffect(() => {
    document.querySelector<HTMLInputElement>('.code-entry input:not([readonly])')?.focus()
  }, [])
  useEffect(() => onEnvironment(entry.environment), [entry.environment, onEnvironment])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (saving.state === 'saving') return
    const failure = missing(entry, settings)
    if (failure) fail(failure)
    else void save(finish(entry, settings)).then((isSaved) => isSaved && forgetEntry())
  }
  const problem = (field: ProblemField) => problemOf(saving, field)
  return (
    <form className="code-entry" autoComplete="off" noValidate onSubmit={submit}>
      <LineField
        label="Organisation name"
        name="organisationName"
        direction="auto"
        isRequired
        hint="Customers read it beside the QR code"
        value={entry.organisationName}
        onChange={(organisationName) => change({ organisationName })}
        isReadOnly={settings.fixed.includes('organisationName')}
        problem={problem('organisationName')}
      />
      {settings.codes.length === 0 && (
        <CodeFields entry={entry} change={change} problem={problem} />
      )}
      <ChoiceList
        label="VerifiMe environment"
        look="segments"
        choices={environments}
        value={entry.environment}
        isReadOnly={settings.fixed.includes('environment')}
        onChange={(environment) => change({ environment })}
      />
      <p className="code-entry-hint">{environmentWords[entry.environment].hint}</p>
      {entry.environment === 'custom' && (
        <CustomFields entry={entry} change={change} problem={problem} fixed={settings.fixed} />
      )}
      {(entry.environment !== 'custom' || settings.fixed.includes('customAddress')) && (
        <ConnectionCheck environment={entry.environment} />
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
    </form>
  )
}

interface PartProps {
  entry: Entry
  change: (part: Partial<Entry>) => void
  problem: (field: ProblemField) => string | undefined
}

function CodeFields({ entry, change, problem }: PartProps) {
  return (
    <div className="code-entry-row">
      <LineField
        label="Organisation code"
        name="code"
        type="password"
        isRequired
        hint="Kept on this computer, never shown again"
        value={entry.code}
        onChange={(code) => change({ code })}
        problem={problem('code')}
      />
      <LineField
        label="Label"
        name="label"
        direction="auto"
        hint="If you have several"
        value={entry.label}
        onChange={(label) => change({ label })}
        problem={problem('label')}
      />
    </div>
  )
}

function CustomFields({ entry, change, problem, fixed }: PartProps & Pick<Settings, 'fixed'>) {
  return (
    <div className="code-entry-row">
      <LineField
        label="API address"
        name="customAddress"
        hint="Like https://api.example.com"
        value={entry.customAddress}
        onChange={(customAddress) => change({ customAddress })}
        isReadOnly={fixed.includes('customAddress')}
        problem={problem('customAddress')}
      />
      <LineField
        label="Link hosts"
        name="customLinkHosts"
        hint="Like portal.example.com"
        value={entry.customLinkHosts}
        onChange={(customLinkHosts) => change({ customLinkHosts })}
        isReadOnly={fixed.includes('customLinkHosts')}
        problem={problem('customLinkHosts')}
      />
    </div>
  )
}

/** What was typed is there again after "Back", a crash or a restart; a code only as long as this page lives. */
function useEntry(settings: Settings) {
  const { typed, code, change, changeCode } = useTypedSettings()
  const saved = entryFrom(settings)
  const [environment, setEnvironment] = useState(saved.environment)
  const entry: Entry = {
    environment,
    code,
    organisationName: typed.organisationName ?? saved.organisationName,
    label: typed.label ?? '',
    customAddress: typed.customAddress ?? saved.customAddress,
    customLinkHosts: typed.customLinkHosts ?? saved.customLinkHosts,
  }
  return {
    entry,
    change: ({ environment: chosen, code: typedCode, ...fields }: Partial<Entry>) => {
      if (chosen !== undefined) setEnvironment(chosen)
      if (typedCode !== undefined) changeCode(typedCode)
      if (Object.keys(fields).length > 0) change(fields)
    },
  }
}

function forgetEntry() {
  const { change, changeCode } = useTypedSettings.getState()
  changeCode('')
  change({
    organisationName: undefined,
    label: undefined,
    customAddress: undefined,
    customLinkHosts: undefined,
  })
}

function entryFrom(settings: Settings): Entry {
  const { organisationName, environment, customAddress, customLinkHosts } = settings
  return {
    organisationName,
    label: '',
    code: '',
    environment: environment === 'practice' ? 'production' : environment,
    customAddress,
    customLinkHosts: customLinkHosts.join(', '),
  }
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
  const isCustom = entry.environment === 'custom'
  const changed = await ask('settings.change', {
    ...(fixed.includes('organisationName')
      ? {}
      : { organisationName: entry.organisationName.trim() }),
    ...(fixed.includes('environment') ? {} : { environment: entry.environment }),
    ...(isCustom && !fixed.includes('customAddress')
      ? { customAddress: entry.customAddress.trim() }
      : {}),
    ...(isCustom && !fixed.includes('customLinkHosts')
      ? { customLinkHosts: hostsIn(entry.customLinkHosts) }
      : {}),
  })
  if (!changed.ok) return changed
  return ask('settings.finishSetUp', undefined)
}
