import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { SavingWords } from './saving-words.tsx'
import { useTyped, useTypedSettings } from './typed-settings-store.ts'
import { problemOf, type Saving, useRefusedField, useSaving } from './use-saving.ts'

export function AddCodeForm() {
  const label = useTyped('label', '')
  const { code, changeCode, change } = useTypedSettings()
  const { saving, save } = useSaving()
  useRefusedField(saving)
  const add = async () => {
    if (saving.state === 'saving') return
    if (!(await save(ask('settings.addCode', { label: label.text, code })))) return
    changeCode('')
    change({ label: undefined })
  }
  return (
    <form
      className="add-code"
      aria-label="Add an organisation code"
      autoComplete="off"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <LineField
        label="Label"
        name="label"
        direction="auto"
        value={label.text}
        onChange={label.change}
        hint="Your own word, like Person"
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
    </form>
  )
}

/** Only the first code goes without a label: several are told apart by theirs. */
function labelProblem(saving: Saving): string | undefined {
  const problems = saving.state === 'failed' ? saving.failure.problems : []
  const isMissing = problems.some(({ field, rule }) => field === 'label' && rule === 'missing')
  return isMissing ? 'Give this code a label of its own' : problemOf(saving, 'label')
}
