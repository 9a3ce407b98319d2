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
  const { codes, selectedCodeId, fixed } = useSettings()
  const { saving, save } = useSaving()
  const isFixed = fixed.includes('codes')
  return (
    <Section
      id="codes"
      title="Organisation codes"
      lead="VerifiMe gives one by default, and more on request: say, one for people and one for companies. A code is never shown again once it is saved."
      isFixed={isFixed}
    >
      {codes.length === 0 && <p className="section-none">No code yet. Practice mode needs none.</p>}
      {codes.length > 0 && (
        <ChoiceList
          label="Code in use"
          look="rows"
          choices={codes.map((code) => ({
            value: code.id,
            label: code.label || 'Organisation code',
            hint: `ends in ••${code.ending}`,
          }))}
          value={selectedCodeId}
          onChange={(id) => void save(ask('settings.change', { selectedCodeId: id }))}
        />
      )}
      <SavingWords saving={saving} />
      {!isFixed && <RemoveCodes codes={codes} />}
      {!isFixed && <AddCodeForm />}
    </Section>
  )
}

function RemoveCodes({ codes }: { codes: OrganisationCode[] }) {
  const [asked, setAsked] = useState<OrganisationCode>()
  const { saving, save } = useSaving()
  const remove = () => {
    if (asked) void save(ask('settings.removeCode', { id: asked.id }))
    setAsked(undefined)
  }
  return (
    <div className="section-buttons">
      {codes.map((code) => (
        <Button key={code.id} size="small" kind="quiet" onPress={() => setAsked(code)}>
          Remove {nameOf(code)}
        </Button>
      ))}
      <SavingWords saving={saving} saved="Removed" />
      <Question
        title={asked ? `Remove ${nameOf(asked)}?` : ''}
        isOpen={asked !== undefined}
        onClose={() => setAsked(undefined)}
        actions={
          <>
            <Button autoFocus onPress={() => setAsked(undefined)}>
              Cancel
            </Button>
            <Button kind="danger" onPress={remove}>
              Remove
            </Button>
          </>
        }
      >
        <p>
          Invites that were made with it stay valid. To use it again, you need to enter it anew.
        </p>
      </Question>
    </div>
  )
}

function nameOf({ label, ending }: OrganisationCode): string {
  return label === '' ? `••${ending}` : label
}
