import { useState } from 'react'
import type { OrganisationCode } from '#contract'
import { ask } from '../../ask.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../app-state.ts'
import { Section } from './sections.tsx'
import {
  FixedMark,
  SavingWords,
  SettingChoice,
  SettingsForm,
  TypedLine,
} from './setting-fields.tsx'
import { useTypedSettings } from './typed-settings-store.ts'
import { problemOf, type Saving, useRefusedField, useSaving } from './use-setting.ts'

/** The codes that VerifiMe gave the organisation. They go in here and never come out again. */
export function CodesSection() {
  const { codes, fixed } = useSettings()
  const isFixed = fixed.includes('codes')
  return (
    <Section
      id="codes"
      lead="VerifiMe gives one by default, and more on request: say, one for people and one for companies. A code is never shown again once it is saved."
    >
      {codes.length === 0 && <p className="section-none">No code yet. Practice mode needs none.</p>}
      {isFixed && codes.length === 1 ? (
        <OnlyCode code={codes[0]} />
      ) : (
        codes.length > 0 && <CodeList isFixed={isFixed} />
      )}
      {isFixed ? <FixedMark /> : <AddCodeForm />}
    </Section>
  )
}

/** Nothing to choose. */
function OnlyCode({ code }: { code: OrganisationCode | undefined }) {
  return <p>{code && `${nameOf(code)}, ends in ••${code.ending}`}</p>
}

function CodeList({ isFixed }: { isFixed: boolean }) {
  const { codes } = useSettings()
  const [asked, setAsked] = useState<OrganisationCode>()
  const { saving, save } = useSaving()
  return (
    <>
      <SettingChoice
        name="selectedCodeId"
        label="Code in use"
        look="rows"
        choices={codes.map((code) => ({
          value: code.id,
          label: code.label || 'Organisation code',
          hint: `ends in ••${code.ending}`,
          aside: !isFixed && <RemoveButton code={code} onPress={() => setAsked(code)} />,
        }))}
      />
      <SavingWords saving={saving} />
      <RemoveDialog
        code={asked}
        onClose={() => setAsked(undefined)}
        onRemove={({ id }) => {
          setAsked(undefined)
          void save(ask('settings.removeCode', { id }))
        }}
      />
    </>
  )
}

function RemoveButton({ code, onPress }: { code: OrganisationCode; onPress: () => void }) {
  return (
    <Button size="small" kind="quiet" label={`Remove ${nameOf(code)}`} onPress={onPress}>
      Remove
    </Button>
  )
}

interface RemoveQuestionProps {
  code: OrganisationCode | undefined
  onClose: () => void
  onRemove: (code: OrganisationCode) => void
}

function RemoveDialog({ code, onClose, onRemove }: RemoveQuestionProps) {
  return (
    <AlertDialog
      title={code ? `Remove ${nameOf(code)}?` : ''}
      isOpen={code !== undefined}
      onClose={onClose}
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            Cancel
          </Button>
          <Button kind="danger" onPress={() => code && onRemove(code)}>
            Remove
          </Button>
        </>
      }
    >
      <p>Invites that were made with it stay valid. To use it again, you need to enter it anew.</p>
    </AlertDialog>
  )
}

function nameOf({ label, ending }: OrganisationCode): string {
  return label === '' ? `••${ending}` : label
}

function AddCodeForm() {
  const { typed, code, changeCode, forget } = useTypedSettings()
  const { saving, save } = useSaving()
  useRefusedField(saving)
  const add = async () => {
    if (!(await save(ask('settings.addCode', { label: typed.label ?? '', code })))) return
    changeCode('')
    forget('label')
  }
  return (
    <SettingsForm
      className="add-code"
      label="Add an organisation code"
      saving={saving}
      onSubmit={add}
    >
      <TypedLine
        field="label"
        label="Label"
        direction="auto"
        saved=""
        hint="Your own word, like Person"
        saving={saving}
        problem={labelProblem(saving)}
      />
      <LineField
        label="Organisation code"
        name="code"
        type="password"
        value={code}
        onChange={changeCode}
        problem={problemOf(saving, 'code')}
      />
      <div className="add-code-end">
        <Button type="submit" isBusy={saving.state === 'saving'}>
          Add code
        </Button>
        <SavingWords saving={saving} saved="Code added" />
      </div>
    </SettingsForm>
  )
}

/** Only the first code goes without a label: several are told apart by theirs. */
function labelProblem(saving: Saving): string | undefined {
  const problems = saving.state === 'failed' ? saving.failure.problems : []
  const isMissing = problems.some(({ field, rule }) => field === 'label' && rule === 'missing')
  return isMissing ? 'Give this code a label of its own' : problemOf(saving, 'label')
}
