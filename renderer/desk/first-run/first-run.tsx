import { FlaskConical, KeyRound } from 'lucide-react'
import { useState } from 'react'
import iconUrl from '../../../assets/icon.svg'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { SavingWords } from '../settings/saving-words.tsx'
import { useSaving } from '../settings/use-saving.ts'
import { useSettings } from '../settings-store.ts'
import { CodeEntry } from './code-entry.tsx'
import './first-run.css'

/** The first start's one question: practise, or enter a code. */
export function FirstRun() {
  const [way, setWay] = useState<'asking' | 'code'>('asking')
  return (
    <main className="first-run">
      <div className="first-run-column">
        <img className="first-run-mark" src={iconUrl} alt="" />
        <h1>Welcome to Front Desk</h1>
        {way === 'asking' ? (
          <Ways onCode={() => setWay('code')} />
        ) : (
          <CodeEntry onBack={() => setWay('asking')} />
        )}
      </div>
    </main>
  )
}

function Ways({ onCode }: { onCode: () => void }) {
  const { codes, keyProtection } = useSettings()
  const { saving, save } = useSaving()
  const practise = async () => {
    if (saving.state === 'saving') return
    const isPractice = await save(ask('settings.change', { environment: 'practice' }))
    if (isPractice) await save(ask('settings.finishSetUp', undefined))
  }
  return (
    <>
      <p className="first-run-lead">
        You type, your customer scans a code and proves who they are.
      </p>
      <div className="first-run-way">
        <FlaskConical className="first-run-icon" aria-hidden="true" />
        <div>
          <h2>No code at hand?</h2>
          <p>
            Practise with made-up customers. Nothing leaves this computer, and you can change over
            later.
          </p>
        </div>
        <Button
          kind="main"
          autoFocus
          isBusy={saving.state === 'saving'}
          onPress={() => void practise()}
        >
          Try it in practice mode
        </Button>
      </div>
      <div className="first-run-way">
        <KeyRound className="first-run-icon" aria-hidden="true" />
        <div>
          <h2>Ready for customers?</h2>
          <p>
            {keyProtection === 'practice-only'
              ? 'This computer has no keyring to protect real customers’ details with, so only practice is possible for now. Your IT team can change that.'
              : 'You need the organisation code that VerifiMe gave you.'}
          </p>
        </div>
        <Button isDisabled={keyProtection === 'practice-only'} onPress={onCode}>
          {codes.length > 0 ? 'Check the organisation code' : 'Enter your organisation code'}
        </Button>
      </div>
      <SavingWords saving={saving} />
    </>
  )
}
