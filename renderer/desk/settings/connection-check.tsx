import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { AddressCheck, Answer, CheckedEnvironment } from '#contract'
import { ask } from '../../ask.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { failureSentence } from '../copy/failure-sentences.ts'
import './connection-check.css'

/** Whether VerifiMe can be reached from this computer, and by which way: for whoever sets it up. */
export function ConnectionCheck({ environment }: { environment: CheckedEnvironment }) {
  const [isChecking, setChecking] = useState(false)
  const [answer, setAnswer] = useState<Answer<AddressCheck[]>>()
  const check = async () => {
    setChecking(true)
    const answered = await ask('connection.check', environment)
    setAnswer(answered)
    setChecking(false)
    announce(answered.ok ? summary(answered.value) : 'The connection could not be checked')
  }
  return (
    <div className="connection-check">
      <Button isBusy={isChecking} onPress={() => void check()}>
        {isChecking ? 'Checking…' : 'Check connection'}
      </Button>
      {answer?.ok && (
        <>
          <ul className="connection-found">
            {answer.value.map((found) => (
              <Found key={found.serves} found={found} />
            ))}
          </ul>
          <p className="connection-note">No invite was made for this.</p>
        </>
      )}
      {answer?.ok === false && (
        <p className="saving-failed">{failureSentence(answer.failure).happened}</p>
      )}
    </div>
  )
}

const callNames = { invites: 'Invites', progress: 'Customers’ progress' } as const

function Found({ found }: { found: AddressCheck }) {
  const isGood = found.result.came === 'answer' && found.statusCall !== 'missing'
  const Icon = isGood ? CircleCheck : CircleAlert
  return (
    <li className={isGood ? 'is-good' : 'is-bad'}>
      <Icon className="saving-icon" aria-hidden="true" />
      <div>
        <strong>{callNames[found.serves]}:</strong> {resultSentence(found)}
        <ul className="connection-facts">
          {factsOf(found).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
    </li>
  )
}

function summary(found: readonly AddressCheck[]): string {
  return found.map((one) => `${callNames[one.serves]}: ${resultSentence(one)}`).join(' ')
}

function resultSentence({ host, proxy, milliseconds, result }: AddressCheck): string {
  if (result.came === 'answer') return `${host} answered in ${milliseconds} ms.`
  switch (result.fault) {
    case 'no-address':
      return 'No address is set yet.'
    case 'offline':
      return 'This computer is offline.'
    case 'unreachable':
      return `${host} cannot be reached: its name is not known here, or nothing answers there.`
    case 'proxy':
      return `The proxy ${proxy ?? ''} does not let Front Desk through to ${host}.`
    case 'proxy-sign-in':
      return `The proxy ${proxy ?? ''} asks for a sign-in (${result.signIn ?? 'unknown'}), which Front Desk cannot give.`
    case 'untrusted':
      return `${host} shows a certificate that this computer does not accept.`
    case 'no-answer':
      return `${host} did not answer.`
    case 'broken':
      return `${host} gave an answer that cannot be read.`
  }
}

/** What an IT team asks next. */
function factsOf({ proxy, issuer, result, statusCall }: AddressCheck): string[] {
  if (result.came === 'nothing' && ['no-address', 'offline'].includes(result.fault)) return []
  return [
    proxy === null ? 'No proxy' : `Proxy: ${proxy}`,
    ...(issuer === null ? [] : [`Certificate signed by: ${issuer}`]),
    ...(result.came === 'answer' ? [`HTTP status: ${result.httpStatus}`] : []),
    ...(statusCall === undefined ? [] : [statusCallFacts[statusCall]]),
  ]
}

const statusCallFacts: Record<NonNullable<AddressCheck['statusCall']>, string> = {
  there: 'The status call is there',
  missing: 'The status call is not there: customers’ progress cannot be shown',
  unclear: 'Whether the status call is there shows with the first invite',
}
