import { format } from 'date-fns'
import { enAU } from 'date-fns/locale/en-AU'
import type { Slip, SlipMark } from '#contract'
import { SlipCode } from './slip-code.tsx'

const markWords: Record<SlipMark, { name: string; meaning: string }> = {
  practice: { name: 'Practice', meaning: 'This code leads nowhere' },
  staging: { name: 'Staging', meaning: 'Not for real customers' },
  custom: { name: 'Custom environment', meaning: 'Not VerifiMe’s own address' },
  test: { name: 'Test slip', meaning: 'This code leads nowhere' },
}

/** From this many characters on, a name is set smaller, so that it stays a letterhead. */
const longName = 36
const veryLongName = 90

/** One slip, in millimetres, black on white. What stands here is all that is ever on paper. */
export function SlipSheet({ slip }: { slip: Slip }) {
  return (
    <main className={`slip slip-${slip.format}`}>
      {slip.mark && <Mark mark={slip.mark} />}
      <header className="slip-head">
        {slip.organisationName !== '' && (
          <p className={`slip-organisation ${nameSize(slip.organisationName)}`} dir="auto">
            {slip.organisationName}
          </p>
        )}
        <h1 className="slip-purpose">Scan to prove your identity</h1>
      </header>
      <SlipCode link={slip.link} format={slip.format} />
      <p className="slip-host">
        Your phone will show <strong>{slip.linkHost}</strong>
      </p>
      <Facts slip={slip} />
    </main>
  )
}

function Mark({ mark }: { mark: SlipMark }) {
  const { name, meaning } = markWords[mark]
  return (
    <p className="slip-mark">
      <strong>{name}</strong> {meaning}
    </p>
  )
}

function Facts({ slip }: { slip: Slip }) {
  return (
    <footer className="slip-facts">
      <dl>
        {slip.reference !== undefined && (
          <div className="slip-fact">
            <dt>Reference</dt>
            <dd dir="auto">{slip.reference}</dd>
          </div>
        )}
        <div className="slip-fact">
          <dt>Printed</dt>
          <dd>{format(slip.printedAt, 'd MMM yyyy, h:mm aaa', { locale: enAU })}</dd>
        </div>
      </dl>
      <p className="slip-validity">
        For this visit only
        {slip.isReprint && <strong className="slip-reprint">Reprint</strong>}
      </p>
    </footer>
  )
}

function nameSize(name: string): string {
  if (name.length >= veryLongName) return 'slip-name-very-long'
  return name.length >= longName ? 'slip-name-long' : ''
}
