import { useEffect, useState } from 'react'
import type { FormLink } from '#contract'
import { Notice } from '../ui/notice.tsx'
import { useScreen } from './app-state.ts'
import { fieldLabels } from './invite-form/draft-store.ts'
import { fillForm } from './invite-form/fill-form.ts'
import { askOrSay, useNotice } from './notice-store.ts'

/** So soon after a link has filled the form, a key is still meant for what stood there before. */
const settleMs = 1_000

/**
 * Fills the form from each link that another program opens, once the draft is there that it puts aside. Nobody asked
 * for the new details by a key: an Enter on its way must not send them, nor a letter spoil them.
 */
export function useFormLinks(isDraftRead: boolean) {
  useEffect(() => {
    if (!isDraftRead) return undefined
    let filledAt = Number.NEGATIVE_INFINITY
    const stopLinks = takeEach((link) => {
      if (link.state === 'read') filledAt = performance.now()
      fillFrom(link)
    })
    const onKeyDown = (event: KeyboardEvent) => {
      if (performance.now() - filledAt >= settleMs) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      stopLinks()
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [isDraftRead])
}

function takeEach(handle: (link: FormLink) => void): () => void {
  const take = async () => {
    const answer = await askOrSay('link.take', undefined)
    if (answer.ok) handle(answer.value)
  }
  void take()
  return window.desk.on('link.opened', () => void take())
}

function fillFrom(link: FormLink) {
  if (link.state === 'none') return
  if (link.state === 'refused') {
    useNotice.getState().say('A link was not used: nothing in it can be filled in')
    return
  }
  const without = [
    ...link.leftOut.map((field) => fieldLabels[field].toLowerCase()),
    ...(link.hasUnknown ? ['unknown parts'] : []),
  ]
  const rest = without.length === 0 ? '' : `, without ${listed.format(without)}`
  useScreen.getState().go('new')
  fillForm(link.draft, `Details filled in from a link${rest}`)
}

const listed = new Intl.ListFormat('en-AU')

const refusals = {
  unreadable: 'Nothing in it can be filled in.',
  locked: 'Nothing is filled in while the history is locked. Open it, then use the link again.',
  'desk-locked':
    'Nothing is filled in while Front Desk is locked. Unlock it, then use the link again.',
  'first-run': 'Front Desk is not set up yet. Finish this first, then use the link again.',
} as const

/** Where there is no form: that a link was opened, and why nothing came of it. */
export function RefusedLink() {
  const [link, setLink] = useState<FormLink>({ state: 'none' })
  useEffect(() => takeEach((taken) => taken.state !== 'none' && setLink(taken)), [])
  if (link.state !== 'refused') return null
  return (
    <Notice tone="warning" title="The link was not used.">
      {refusals[link.reason]}
    </Notice>
  )
}
