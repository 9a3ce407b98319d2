import { FlaskConical, KeyRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { EnvironmentName } from '#contract'
import iconUrl from '../../../assets/icon.svg'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { EnvironmentBand } from '../../ui/environment-band.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useSettings } from '../app-state.ts'
import { PassphraseButton } from '../settings/passphrase-dialog.tsx'
import { SavingWords } from '../settings/setting-fields.tsx'
import { useSaving } from '../settings/use-setting.ts'
import { CodeEntry } from './code-entry.tsx'
import './first-run.css'

/** The first start's one question: practise, or enter a code. Where IT has answered it, only what is left. */
export function FirstRun() {
  const { environment, fixed, keyProtection } = useSettings()
  const [way, setWay] = useState<'asking' | 'code'>('asking')
  // Of the code that is being entered: "nothing leaves this computer" would not be true of it.
  const [entered, setEntered] = useState<EnvironmentName>()
  // IT chose the environment, and that is not practice: there is nothing to ask but the code.
  const isCodeOnly = fixed.includes('environment') && environment !== 'practice'
  const isCode = isCodeOnly || way === 'code'
  const back = () => {
    setEntered(undefined)
    setWay('asking')
  }
  return (
    <>
      <header>
        <EnvironmentBand environment={isCode && entered ? entered : environment} />
      </header>
      <main className="first-run">
        <div className="first-run-column">
          <img className="first-run-mark" src={iconUrl} alt="" />
          <h1>Welcome to Front Desk</h1>
          {isCodeOnly && keyProtection === 'practice-only' && <NoWay />}
          {isCodeOnly && keyProtection !== 'practice-only' && (
            <>
              <p className="first-run-lead">
                Your IT team has chosen the environment. What is missing is the organisation code
                that VerifiMe gave you.
              </p>
              <CodeEntry onEnvironment={setEntered} />
            </>
          )}
          {!isCodeOnly && way === 'asking' && <Ways onCode={() => setWay('code')} />}
          {!isCodeOnly && way === 'code' && <CodeEntry onBack={back} onEnvironment={setEntered} />}
        </div>
      </main>
    </>
  )
}

/** No keyring, and IT wants real customers: staff can do nothing here, so it says who can, and what. */
function NoWay() {
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => words.current?.focus(), [])
  return (
    <div ref={words} tabIndex={-1} className="first-run-stop">
      <Notice tone="problem" title="Front Desk can’t be used on this computer yet.">
        It is set up for real customers, and this computer has no keyring to protect their details
        with. Nothing was sent or saved. A passphrase, asked for at each start, can protect them. Or
        show this to your IT team: <KeyringRemedy />
      </Notice>
      <PassphraseButton />
    </div>
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
            {keyProtection === 'practice-only' ? (
              <>
                This computer has no keyring to protect real customers’ details with. Set a
                passphrase for that, which is asked for at each start. Or for your IT team:{' '}
                <KeyringRemedy />
              </>
            ) : (
              'You need the organisation code that VerifiMe gave you.'
            )}
          </p>
        </div>
        {keyProtection === 'practice-only' ? (
          <PassphraseButton />
        ) : (
          <Button onPress={onCode}>
            {codes.length > 0 ? 'Check the organisation code' : 'Enter your organisation code'}
          </Button>
        )}
      </div>
      <SavingWords saving={saving} />
    </>
  )
}

function KeyringRemedy() {
  return (
    <>
      install a keyring (GNOME Keyring or KWallet) and unlock it, or accept a key file with{' '}
      <code>FRONT_DESK_KEY_PROTECTION=account</code>. Then start Front Desk again.
    </>
  )
}
