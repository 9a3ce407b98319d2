import { useState } from 'react'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { SavingWords } from './saving-words.tsx'
import { problemOf, type Saving, useRefusedField, useSaving } from './use-saving.ts'

const empty = { label: '', code: '' }

export function AddCodeForm() {
  const [typed, setTyped] = useState(empty)
  const { saving, save } = useSaving()
  useRefusedField(saving)
  const add = async () => {
    if (saving.state === 'saving') return
    if (await save(ask('settings.addCode', typed))) setTyped(empty)
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
        value={typed.label}
        onChange={(label) => setTyped({ ...typed, label })}
        hint="Your own word, like Person"
        problem={labelProblem(saving)}
      />
      <LineField
        label="Organisation code"
        name="code"
        type="password"
        value={typed.code}
        onChange={(code) => setTyped({ ...typed, code })}
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
