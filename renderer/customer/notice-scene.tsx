import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import type { Language, Scene, ShownNotice } from '#contract'
import { ask } from '../ask.ts'
import { lettersAround } from '../languages/fonts.ts'
import { directionOf, wordsOf } from '../languages/languages.tsx'
import { NoticeWords, shownAddress } from '../languages/notice-words.tsx'
import { codeGeometry } from '../qr/code-geometry.ts'
import { QrCode } from '../qr/qr-code.tsx'
import { fitWords, wordsUnit } from './code-arrangement.ts'
import { HiddenUntilChecked } from './hidden-until-checked.tsx'
import './notice-scene.css'

type NoticeValues = Extract<Scene, { kind: 'notice' }>

const toggle = () => void ask('display.notice', undefined)

/** The whole of the privacy notice, and where to read more on a phone. */
export function NoticeScene({ scene }: { scene: NoticeValues }) {
  const { notice, language } = scene
  return (
    <HiddenUntilChecked scene={scene}>
      {(report) => (
        <div className="notice-page" dir={directionOf(language)}>
          <FittedWords scene={scene} report={report} />
          {notice.link !== undefined && (
            <NoticeCode link={notice.link} scene={scene} report={report} />
          )}
        </div>
      )}
    </HiddenUntilChecked>
  )
}

type Report = (decoded: string) => void

interface FittedWordsProps {
  scene: NoticeValues
  report: Report
}

/** As large as their room allows, again whenever that changes. Without a link they are what is read back. */
function FittedWords({ scene, report }: FittedWordsProps) {
  const roomRef = useRef<HTMLDivElement>(null)
  const latest = useRef(report)
  latest.current = report

  useLayoutEffect(() => {
    const room = roomRef.current
    if (!room) return
    const draw = async () => {
      fitPage(room)
      await lettersAround(room)
      fitPage(room)
      if (scene.notice.link !== undefined) return
      latest.current(room.querySelector('[data-part="text"]')?.textContent ?? '')
    }
    void draw()
    const observer = new ResizeObserver(() => fitPage(room))
    observer.observe(room)
    return () => observer.disconnect()
  }, [scene])

  return (
    <div ref={roomRef} className="notice-room">
      <div className="notice-words customer-box">
        <h1 className="notice-title">{wordsOf(scene.language).noticeTitle}</h1>
        {scene.notice.words !== undefined && (
          <p className="notice-text" data-part="text" dir="auto">
            {scene.notice.words}
          </p>
        )}
        <BackButton scene={scene} />
      </div>
    </div>
  )
}

function fitPage(room: HTMLElement) {
  room.dataset.unit = String(wordsUnit(window.innerWidth >= window.innerHeight))
  fitWords(room)
}

interface NoticeCodeProps {
  link: string
  scene: NoticeValues
  report: Report
}

/** Of what its page has: a code beside words, or one that stands there for itself. */
const mostOfWidth = 0.3
const mostOfHeight = { besideWords: 0.45, alone: 0.6 }

function NoticeCode({ link, scene, report }: NoticeCodeProps) {
  const { noticeScan } = wordsOf(scene.language)
  const { innerWidth, innerHeight, devicePixelRatio } = window
  const part = mostOfHeight[scene.notice.words === undefined ? 'alone' : 'besideWords']
  const largestSide = Math.min(innerWidth * mostOfWidth, innerHeight * part)
  const shortSide = Math.min(innerWidth, innerHeight)
  return (
    <div className="notice-code">
      <div className="notice-card">
        <QrCode
          text={link}
          label={noticeScan}
          sizeFor={(modules) => codeGeometry({ shortSide, largestSide, devicePixelRatio, modules })}
          occasion={scene}
          onDrawn={async ({ canvas, decoded }) => {
            await lettersAround(canvas.parentElement ?? canvas)
            report(decoded)
          }}
        />
      </div>
      <p className="notice-scan">{noticeScan}</p>
      <p className="notice-address">
        <bdi dir="ltr">{shownAddress(link)}</bdi>
      </p>
    </div>
  )
}

/** For whoever touches the screen; at the desk a key does it. */
function BackButton({ scene: { language } }: { scene: NoticeValues }) {
  const Arrow = directionOf(language) === 'rtl' ? ArrowRight : ArrowLeft
  return (
    <button type="button" className="notice-back" onClick={toggle}>
      <Arrow aria-hidden="true" /> {wordsOf(language).noticeBack}
    </button>
  )
}

interface BesideCodeProps {
  notice: ShownNotice | undefined
  language: Language
}

/** Beside a code. Where there is more of it than stands there, a touch shows the whole. */
export function NoticeBeside({ notice, language }: BesideCodeProps) {
  if (!notice) return null
  const said = <NoticeWords notice={notice} language={language} />
  const isAll = notice.words !== undefined && notice.link === undefined
  return (
    <div className="customer-notice">
      {isAll ? (
        <p>{said}</p>
      ) : (
        <button type="button" onClick={toggle}>
          {said}
        </button>
      )}
    </div>
  )
}
