import { ArrowLeft, ArrowRight } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
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
        <FittedPage scene={scene} report={report}>
          <div className="notice-words customer-box">
            <h1 className="notice-title">{wordsOf(language).noticeTitle}</h1>
            {notice.words !== undefined && (
              <p className="notice-text" data-part="text" dir="auto">
                {notice.words}
              </p>
            )}
            <BackButton scene={scene} />
          </div>
          {notice.link !== undefined && (
            <NoticeCode link={notice.link} scene={scene} report={report} />
          )}
        </FittedPage>
      )}
    </HiddenUntilChecked>
  )
}

type Report = (decoded: string) => void

interface FittedPageProps {
  scene: NoticeValues
  report: Report
  children: ReactNode
}

/** Its words as large as their room allows, again whenever that changes. Without a link they are what is read back. */
function FittedPage({ scene, report, children }: FittedPageProps) {
  const pageRef = useRef<HTMLDivElement>(null)
  const latest = useRef(report)
  latest.current = report

  useLayoutEffect(() => {
    const page = pageRef.current
    if (!page) return
    const draw = async () => {
      fitPage(page)
      await lettersAround(page)
      fitPage(page)
      if (scene.notice.link !== undefined) return
      latest.current(page.querySelector('[data-part="text"]')?.textContent ?? '')
    }
    void draw()
    const observer = new ResizeObserver(() => fitPage(page))
    observer.observe(page)
    return () => observer.disconnect()
  }, [scene])

  return (
    <div ref={pageRef} className="notice-page" dir={directionOf(scene.language)}>
      {children}
    </div>
  )
}

function fitPage(page: HTMLElement) {
  page.dataset.unit = String(wordsUnit(page.clientWidth >= page.clientHeight))
  fitWords(page)
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
