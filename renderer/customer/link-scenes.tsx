import { CircleCheck, MessageCircle, Smartphone, Unlink } from 'lucide-react'
import { Fragment } from 'react'
import type { Language, Scene } from '#contract'
import { directionOf, FilledWords, wordsOf } from '../languages/languages.tsx'
import { CodeScene } from './code-scene.tsx'
import { CustomerFrame } from './customer-frame.tsx'
import { DeskLine } from './desk-line.tsx'
import './link-scenes.css'
import { NoticeBeside } from './notice-scene.tsx'

type InviteValues = Extract<Scene, { kind: 'invite' }>
type ThanksValues = Extract<Scene, { kind: 'thanks' }>
type PermanentLinkValues = Extract<Scene, { kind: 'permanent-link' }>

/** One invite's code, and what the customer is to do with it. */
export function InviteScene({ scene }: { scene: InviteValues }) {
  const { firstName, language, linkHost, status } = scene
  const words = wordsOf(language)
  return (
    <CodeScene
      scene={scene}
      label={words.codeName}
      what={
        <>
          {firstName !== undefined && (
            <p className="customer-greeting">
              <FilledWords words={words.greeting} values={{ name: firstName }} />
            </p>
          )}
          <ScanWords scene={scene} />
        </>
      }
      expect={
        <>
          <PhoneShows host={linkHost} language={language} />
          <ReadyLine scene={scene} />
          <p className="customer-progress" role="status">
            {status === 'Active' && (
              <>
                <Smartphone aria-hidden="true" /> {words.opened}
              </>
            )}
          </p>
          <NoticeBeside notice={scene.notice} language={language} />
        </>
      }
    />
  )
}

/** In place of the used code: sent, not verified, for nothing more is known here; and what is left to do. */
export function ThanksScene({ scene }: { scene: ThanksValues }) {
  const words = wordsOf(scene.language)
  return (
    <CustomerFrame
      scene={scene}
      state="resting"
      deskLine={scene.isOverDesk && <DeskLine scene={scene} size={undefined} />}
    >
      <div className="customer-centre" role="status" dir={directionOf(scene.language)}>
        <CircleCheck className="customer-thanks" aria-hidden="true" />
        <h1 className="customer-headline">{words.thanks}</h1>
        <p className="customer-purpose">{words.sent}</p>
        <ul>
          <li>
            <Smartphone aria-hidden="true" /> {words.putAway}
          </li>
          <li>
            <MessageCircle aria-hidden="true" /> {words.next}
          </li>
        </ul>
      </div>
    </CustomerFrame>
  )
}

/** The link that is everybody's: plainly marked, because nobody here learns how far the customer is. */
export function PermanentLinkScene({ scene }: { scene: PermanentLinkValues }) {
  const words = wordsOf(scene.language)
  return (
    <CodeScene
      scene={scene}
      label={words.codeName}
      what={
        <>
          <p className="customer-mark">
            <Unlink aria-hidden="true" /> {words.permanentLink}
          </p>
          <ScanWords scene={scene} />
        </>
      }
      expect={
        <>
          <PhoneShows host={scene.linkHost} language={scene.language} />
          <p className="customer-tell">
            <MessageCircle aria-hidden="true" /> {words.tellTheDesk}
          </p>
          <NoticeBeside notice={scene.notice} language={scene.language} />
        </>
      }
    />
  )
}

/** What to have ready: in the organisation's own words, which are not ours to translate. */
function ReadyLine({ scene: { documents, language } }: { scene: InviteValues }) {
  return (
    <p className="customer-ready" {...(documents === undefined ? {} : { dir: 'auto' })}>
      {documents ?? wordsOf(language).documents}
    </p>
  )
}

/** What the customer is to do with the code, and what for. */
function ScanWords({ scene }: { scene: InviteValues | PermanentLinkValues }) {
  const { organisationName: organisation, language } = scene
  const words = wordsOf(language)
  return (
    <>
      <h1 className="customer-headline">{words.scan}</h1>
      <p className="customer-purpose">
        {organisation === '' ? (
          words.purpose
        ) : (
          <FilledWords words={words.purposeFor} values={{ organisation }} />
        )}
      </p>
    </>
  )
}

/** The host that the phone will show, never translated or mirrored; where it is too long, it breaks at a dot. */
function PhoneShows({ host, language }: { host: string; language: Language }) {
  return (
    <p className="customer-host">
      {wordsOf(language).phoneShows}{' '}
      <strong>
        <bdi dir="ltr">
          {host.split(/(?<=\.)/u).map((label, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two labels of a host may be the same.
            <Fragment key={place}>
              {label}
              <wbr />
            </Fragment>
          ))}
        </bdi>
      </strong>
    </p>
  )
}
