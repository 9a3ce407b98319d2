import { useState } from 'react'
import type { OrganisationCode } from '#contract'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { Question } from '../../ui/question.tsx'
import { useSettings } from '../settings-store.ts'
import { AddCodeForm } from './add-code-form.tsx'
import { SavingWords } from './saving-words.tsx'
import { Section } from './section.tsx'
import { useSaving } from './use-saving.ts'

/** The codes that VerifiMe gave the organisation. They go in here and never come out again. */
export function CodesSection() {
  const { codes, fixed } = useSettings()
  const isFixed = fixed.includes('codes')
  return (
    <Section
      id="codes"
      title="Organisation codes"
      lead="VerifiMe gives one by default, and more on request: say, one for people and one for companies. A code is never shown again once it is saved."
      isFixed={isFixed}
    >
      {codes.length === 0 && <p className="section-none">No code yet. Practice mode needs none.</p>}
      {codes.length > 0 && <CodeList isFixed={isFixed} />}
      {!isFixed && <AddCodeForm />}
    </Section>
  )
}

function CodeList({ isFixed }: { isFixed: boolean }) {
  const { codes, selectedCodeId } = useSettings()
  const [asked, setAsked] = useState<OrganisationCode>()
  const { saving, save } = useSaving()
  return (
    <>
      <ChoiceList
        label="Code in use"
        look="rows"
        choices={codes.map((code) => ({
          value: code.id,
          label: code.label || 'Organisation code',
          hint: `ends in ••${code.ending}`,
          aside: !isFixed && <RemoveButton code={code} onPress={() => setAsked(code)} />,
        }))}
        value={selectedCodeId}
        onChange={(id) => void save(ask('settings.change', { selectedCodeId: id }))}
      />
      <SavingWords saving={saving} />
      <RemoveQuestion
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

function RemoveQuestion({ code, onClose, onRemove }: RemoveQuestionProps) {
  return (
    <Question
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
    </Question>
  )
}

function nameOf({ label, ending }: OrganisationCode): string {
  return label === '' ? `••${ending}` : label
}
