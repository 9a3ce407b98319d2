import { Check, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ChosenSettings, SettingName, SettingsField } from '#contract'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { SwitchLine } from '../../ui/switch-line.tsx'
import { useSettings } from '../app-state.ts'
import { OneSetting } from './sections.tsx'
import { useTyped } from './typed-settings-store.ts'
import {
  failureOf,
  problemOf,
  type Saving,
  type TextSetting,
  useSetting,
  useTypedSetting,
} from './use-setting.ts'

interface SettingsFormProps {
  className: string
  label?: string
  saving: Saving
  onSubmit: () => Promise<void>
  children: ReactNode
}

/** Fields that are saved together, with Enter or a button, and never twice at once. */
export function SettingsForm(props: SettingsFormProps) {
  const { className, label, saving, onSubmit, children } = props
  return (
    <form
      className={className}
      aria-label={label}
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (saving.state !== 'saving') void onSubmit()
      }}
    >
      {children}
    </form>
  )
}

interface TypedLineProps {
  field: SettingsField
  label: string
  /** What stands there while nothing else is typed. */
  saved: string
  /** How the saving of its form went. */
  saving: Saving
  problem?: string | undefined
  hint?: string
  direction?: 'auto' | 'ltr'
  isRequired?: boolean
  /** The setting that it is a part of, where that is another than the field. */
  setting?: SettingName
}

/** A line of such a form. */
export function TypedLine(props: TypedLineProps) {
  const { field, saved, saving, problem = problemOf(saving, field), setting, ...shown } = props
  const isFixed = useSettings().fixed.some((name) => name === (setting ?? field))
  const { text, change } = useTyped(field, saved)
  return (
    <LineField
      {...shown}
      name={field}
      value={isFixed ? saved : text}
      onChange={change}
      isReadOnly={isFixed}
      problem={problem}
    />
  )
}

interface SettingTextProps {
  name: TextSetting
  label: string
  hint?: ReactNode
  direction?: 'auto' | 'ltr'
  /** For words of several paragraphs, in which Enter begins a new one. */
  rows?: number
  /** What is wrong with what is saved, as long as nothing else is typed. */
  savedProblem?: string | undefined
}

/** A setting that is typed. Saved when the field is left, or with Enter. */
export function SettingText({
  name,
  label,
  hint,
  direction = 'ltr',
  rows,
  savedProblem,
}: SettingTextProps) {
  const { value, isFixed, text, change, keep, saving } = useTypedSetting(name, label)
  return (
    <OneSetting of={name}>
      <LineField
        label={label}
        name={name}
        direction={direction}
        rows={rows}
        hint={hint}
        value={text}
        onChange={change}
        isReadOnly={isFixed}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && rows === undefined) keep()
        }}
        problem={(text === value ? savedProblem : undefined) ?? problemOf(saving, name)}
      />
      <SettingEnd isFixed={isFixed} saving={saving} />
    </OneSetting>
  )
}

interface SettingChoiceProps<Name extends SettingName> {
  name: Name
  label: string
  isLabelHidden?: boolean
  look: 'rows' | 'segments'
  choices: readonly {
    value: ChosenSettings[Name]
    label: string
    hint?: ReactNode
    aside?: ReactNode
  }[]
  /** Once it is saved: what was chosen, as it is called. */
  onSaved?: (value: ChosenSettings[Name], label: string) => void
}

/** A setting that is one of several. Saved as it is chosen. */
export function SettingChoice<Name extends SettingName>(props: SettingChoiceProps<Name>) {
  const { name, choices, onSaved, ...shown } = props
  const { value, isFixed, saving, save } = useSetting(name)
  const choose = async (key: string) => {
    const choice = choices.find((offered) => String(offered.value) === key)
    if (choice && (await save(choice.value))) onSaved?.(choice.value, choice.label)
  }
  return (
    <OneSetting of={name}>
      <ChoiceList
        {...shown}
        choices={choices.map((choice) => ({ ...choice, value: String(choice.value) }))}
        value={value === undefined ? undefined : String(value)}
        isReadOnly={isFixed}
        onChange={(key) => void choose(key)}
      />
      <SettingEnd isFixed={isFixed} saving={saving} />
    </OneSetting>
  )
}

/** Settings that are on or off. */
type SwitchSetting = {
  [Name in SettingName]: ChosenSettings[Name] extends boolean ? Name : never
}[SettingName]

interface SettingSwitchProps {
  name: SwitchSetting
  label: string
  hint: string
}

/** A setting that is on or off. Saved as it is switched. */
export function SettingSwitch({ name, label, hint }: SettingSwitchProps) {
  const { value, isFixed, saving, save } = useSetting(name)
  return (
    <OneSetting of={name}>
      <SwitchLine
        label={label}
        name={name}
        hint={hint}
        isOn={value}
        isReadOnly={isFixed}
        onChange={(isOn) => void save(isOn)}
      />
      <SettingEnd isFixed={isFixed} saving={saving} />
    </OneSetting>
  )
}

interface SettingFolderProps {
  name: 'expectedFolder' | 'resultsFolder'
  none: string
  /** Where one is watched. */
  words: (folder: string) => string
  choose: () => void
  /** How it is with the one that is watched. */
  children?: ReactNode
}

/** A folder that is watched for files. Main has another one chosen. */
export function SettingFolder({ name, none, words, choose, children }: SettingFolderProps) {
  const { value: folder, isFixed, saving, save } = useSetting(name)
  return (
    <OneSetting of={name}>
      <p>{folder === '' ? none : words(folder)}</p>
      {children}
      {!isFixed && (
        <div className="section-buttons">
          <Button onPress={choose}>{folder === '' ? 'Watch a folder…' : 'Another folder…'}</Button>
          {folder !== '' && <Button onPress={() => void save('')}>Stop watching</Button>}
        </div>
      )}
      <SettingEnd isFixed={isFixed} saving={saving} />
    </OneSetting>
  )
}

/** Beside what a policy, or a variable of the environment, has set: it can be read here, and not changed. */
export function FixedMark() {
  return (
    <p className="setting-fixed">
      <Lock className="saving-icon" aria-hidden="true" /> Set by your organisation
    </p>
  )
}

/** Under a setting: that it cannot be changed here, or how saving it went. */
export function SettingEnd({ isFixed, saving }: { isFixed: boolean; saving: Saving }) {
  return isFixed ? <FixedMark /> : <SavingWords saving={saving} />
}

/** "Saved", or why not, beside what was changed. Always there, so that it is heard. */
export function SavingWords({ saving, saved = 'Saved' }: { saving: Saving; saved?: string }) {
  const failure = failureOf(saving)
  return (
    <SaidWords isProblem={failure !== undefined}>
      {failure}
      {saving.state === 'saved' && (
        <>
          <Check className="saving-icon" aria-hidden="true" /> {saved}
        </>
      )}
    </SaidWords>
  )
}

/** How something went, beside what began it. Always there, so that it is heard. */
export function SaidWords({ isProblem, children }: { isProblem: boolean; children: ReactNode }) {
  return (
    <p
      className={`saving-words ${isProblem ? 'saving-failed' : ''}`}
      role={isProblem ? 'alert' : 'status'}
    >
      {children}
    </p>
  )
}
