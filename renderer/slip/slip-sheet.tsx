import { format } from 'date-fns'
import { enAU } from 'date-fns/locale/en-AU'
import { type Slip, type SlipFormat, type SlipMark, slipFormats } from '#contract'
import { directionOf, wordsOf } from '../languages/languages.tsx'
import { NoticeWords } from '../languages/notice-words.tsx'
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

interface SlipSheetProps {
  slip: Slip
  /** In black and white. */
  logo: HTMLCanvasElement | undefined
}

/** One slip, in millimetres, black on white. What stands here is all that is ever on paper. */
export function SlipSheet({ slip, logo }: SlipSheetProps) {
  const words = wordsOf(slip.language)
  return (
    <main
      className={`slip ${slipFormats[slip.format].heightMm ? 'slip-cut-sheet' : ''} letters`}
      style={measures(slip.format)}
      lang={slip.language}
    >
      {slip.mark && <Mark mark={slip.mark} />}
      <header className="slip-head" dir={directionOf(slip.language)}>
        {logo && hasRoomForLogo(slip) && (
          <div className="slip-logo" ref={(place) => place?.replaceChildren(logo)} />
        )}
        {slip.organisationName !== '' && (
          <p className={`slip-organisation ${nameSize(slip.organisationName)}`} dir="auto">
            {slip.organisationName}
          </p>
        )}
        <h1 className="slip-purpose">{words.slipScan}</h1>
      </header>
      <SlipCode link={slip.link} name={words.codeName} format={slip.format} />
      <p className="slip-host" dir={directionOf(slip.language)}>
        {words.phoneShows}{' '}
        <strong>
          <bdi dir="ltr">{slip.linkHost}</bdi>
        </strong>
      </p>
      {slip.notice && (
        <p className="slip-notice" dir={directionOf(slip.language)}>
          <NoticeWords notice={slip.notice} language={slip.language} />
        </p>
      )}
      <Facts slip={slip} />
    </main>
  )
}

/** On so small a sheet a mark takes its place. */
const hasRoomForLogo = ({ format, mark }: Slip): boolean => format !== 'a6' || mark === undefined

/** What the style sheet lays the slip out with. */
function measures(format: SlipFormat): Record<`--${string}`, string | number> {
  const { widthMm, heightMm, logo, text } = slipFormats[format]
  const { aboveFacts, name, purpose, host, small } = text
  return {
    '--width': `${widthMm}mm`,
    '--height': heightMm === undefined ? 'auto' : `${heightMm}mm`,
    '--logo-width': `${logo.widthMm}mm`,
    '--logo-height': `${logo.heightMm}mm`,
    '--margin': `${text.marginMm}mm`,
    '--top': `${text.topMm}mm`,
    '--bottom': `${text.bottomMm}mm`,
    '--gap': `${text.gapMm}mm`,
    '--above-facts': aboveFacts === 'rest' ? 'auto' : `${aboveFacts.mm}mm`,
    '--name-lines': text.nameLines,
    '--name': `${name.sizeMm}mm`,
    '--name-line': `${name.lineMm}mm`,
    '--purpose': `${purpose.sizeMm}mm`,
    '--purpose-line': `${purpose.lineMm}mm`,
    '--host': `${host.sizeMm}mm`,
    '--host-line': `${host.lineMm}mm`,
    '--small': `${small.sizeMm}mm`,
    '--small-line': `${small.lineMm}mm`,
  }
}

function Mark({ mark }: { mark: SlipMark }) {
  const { name, meaning } = markWords[mark]
  return (
    <p className="slip-mark" lang="en">
      <strong>{name}</strong> {meaning}
    </p>
  )
}

function Facts({ slip }: { slip: Slip }) {
  const words = wordsOf(slip.language)
  return (
    <footer className="slip-facts" dir={directionOf(slip.language)}>
      <dl>
        {slip.reference !== undefined && (
          <div className="slip-fact">
            <dt>{words.slipReference}</dt>
            <dd>
              <bdi>{slip.reference}</bdi>
            </dd>
          </div>
        )}
        <div className="slip-fact">
          <dt>{words.slipPrinted}</dt>
          <dd>
            <bdi dir="ltr">{printTime(slip)}</bdi>
          </dd>
        </div>
      </dl>
      <p className="slip-validity">
        {words.slipValidity}
        {slip.isReprint && <strong className="slip-reprint">{words.slipReprint}</strong>}
      </p>
    </footer>
  )
}

/** In English as Australians write it; elsewhere in the one form of digits that nobody reads the wrong way. */
function printTime({ printedAt, language }: Slip): string {
  if (language !== 'en') return format(printedAt, 'yyyy-MM-dd HH:mm')
  return format(printedAt, 'd MMM yyyy, h:mm aaa', { locale: enAU })
}

function nameSize(name: string): string {
  if (name.length >= veryLongName) return 'slip-name-very-long'
  return name.length >= longName ? 'slip-name-long' : ''
}
