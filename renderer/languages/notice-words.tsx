import type { Language, ShownNotice } from '#contract'
import { wordsOf } from './languages.tsx'

interface NoticeWordsProps {
  notice: ShownNotice
  language: Language
}

/** Why the organisation asks, beside a code and on paper: its own words, which are not translated, and its link. */
export function NoticeWords({ notice: { words: own, link }, language }: NoticeWordsProps) {
  const words = wordsOf(language)
  if (link === undefined) return <bdi dir="auto">{own ?? words.noticeAtDesk}</bdi>
  return (
    <>
      {own !== undefined && <bdi dir="auto">{own}</bdi>}{' '}
      <span>
        {own === undefined ? words.noticeTitle : words.noticeMore}:{' '}
        <bdi dir="ltr">{shownAddress(link)}</bdi>
      </span>
    </>
  )
}

/** As people say and type it. */
export function shownAddress(link: string): string {
  return link.replace(/^https:\/\//u, '').replace(/\/$/u, '')
}
