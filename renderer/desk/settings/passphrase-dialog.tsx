import { useEffect, useState } from 'react'
import { fewestPassphraseCharacters } from '#contract'
import { ask } from '../../ask.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useDatabase, useSettings } from '../app-state.ts'
import { failureSentence } from '../copy/failure-sentences.ts'
import { problemSentence } from '../copy/problem-sentences.ts'

/** Where there is no keyring: what protects the history instead, for whoever sets the computer up. */
export function PassphraseButton() {
  const { keyProtection } = useSettings()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>
        {keyProtection === 'passphrase' ? 'Change the passphrase…' : 'Set a passphrase…'}
      </Button>
      {isOpen && <PassphraseDialog onClose={() => setIsOpen(false)} />}
    </>
  )
}

function PassphraseDialog({ onClose }: { onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('')
  const [repeated, setRepeated] = useState('')
  const [problem, setProblem] = useState<{ field: 'passphrase' | 'repeated'; words: string }>()
  const [isSaving, setIsSaving] = useState(false)
  const take = useDatabase((state) => state.take)
  useEffect(() => document.querySelector<HTMLElement>('[name="passphrase"]')?.focus(), [])
  const save = async () => {
    if (isSaving) return
    if (passphrase.trim() !== repeated.trim()) {
      setProblem({ field: 'repeated', words: 'The two are not the same: enter it once more' })
      return
    }
    setIsSaving(true)
    const answer = take(await ask('database.setPassphrase', { passphrase }))
    setIsSaving(false)
    if (answer.ok) return onClose()
    const [first] = answer.failure.problems
    const words = first ? problemSentence(first) : failureSentence(answer.failure).happened
    setProblem({ field: 'passphrase', words })
  }
  const field = (name: 'passphrase' | 'repeated') => ({
    name,
    type: 'password' as const,
    problem: problem?.field === name ? problem.words : undefined,
    onKeyDown: ({ key }: { key: string }) => {
      if (key === 'Enter') void save()
    },
  })
  return (
    <AlertDialog
      title="A passphrase for the history"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="main" isBusy={isSaving} onPress={() => void save()}>
            {isSaving ? 'Setting…' : 'Set the passphrase'}
          </Button>
        </>
      }
    >
      <p>
        Front Desk asks for it at each start. Nobody can find it out: whoever forgets it needs the
        recovery code, so create one in Settings afterwards.
      </p>
      <LineField
        {...field('passphrase')}
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        hint={`At least ${fewestPassphraseCharacters} characters: four words that do not belong together`}
      />
      <LineField
        {...field('repeated')}
        label="The same again"
        value={repeated}
        onChange={setRepeated}
      />
    </AlertDialog>
  )
}
