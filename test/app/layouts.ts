import type { Page } from 'playwright'

export interface KeyOfLayout {
  /** What the layout types. */
  key: string
  /** Where the key is. */
  code: string
  holds?: readonly ('Alt' | 'Control' | 'Meta' | 'Shift')[]
  /** Windows' number of the key, where a page or Chromium itself looks at it: 229 for an input method's. */
  keyCode?: number
  /** What it puts into a field; for Enter "\r". */
  text?: string
}

const bits = { Alt: 1, Control: 2, Meta: 4, Shift: 8 } as const

/** Presses a key as a keyboard with that layout sends it. Playwright's own keyboard is an English one. */
export async function pressOnLayout(page: Page, pressed: KeyOfLayout): Promise<void> {
  const { key, code, holds = [], keyCode = 0, text } = pressed
  const modifiers = holds.reduce((sum, name) => sum + bits[name], 0)
  const session = await page.context().newCDPSession(page)
  const event = { key, code, modifiers, windowsVirtualKeyCode: keyCode }
  await session.send('Input.dispatchKeyEvent', {
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...event,
    ...(text === undefined ? {} : { text }),
  })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event })
  await session.detach()
}

/** Types with an input method: a composition, the Enter that ends it, and what it came to. */
export async function compose(page: Page, composed: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Input.imeSetComposition', {
    text: composed,
    selectionStart: composed.length,
    selectionEnd: composed.length,
  })
  const enter = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 }
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
  await session.send('Input.insertText', { text: composed })
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter, key: 'Enter' })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter, key: 'Enter' })
  await session.detach()
}

export interface Scan {
  text: string
  /** What the scanner is set to send behind it. */
  end?: 'Enter' | 'Tab'
  /** What each key types instead, where the computer has another layout than the scanner thinks. */
  layout?: Readonly<Record<string, string>>
  gapMs?: number
}

const usKeys: Readonly<Record<string, string>> = {
  ':': 'Semicolon',
  '/': 'Slash',
  '.': 'Period',
  '-': 'Minus',
}

function usKey(sign: string): string {
  if (/[a-z]/iu.test(sign)) return `Key${sign.toUpperCase()}`
  return /\d/u.test(sign) ? `Digit${sign}` : (usKeys[sign] ?? '')
}

/** Types as a scanner does that is a keyboard: key behind key, faster than any hand. */
export async function scan(page: Page, { text, end, layout = {}, gapMs = 4 }: Scan) {
  const session = await page.context().newCDPSession(page)
  let timestamp = Date.now() / 1000
  const press = (key: string, code: string, typed?: string) => {
    timestamp += gapMs / 1000
    const modifiers = /[:A-Z]/u.test(key) && key.length === 1 ? bits.Shift : 0
    const windowsVirtualKeyCode = { Enter: 13, Tab: 9 }[key] ?? 0
    const event = { key: typed ?? key, code, modifiers, windowsVirtualKeyCode, timestamp }
    const letters =
      { Enter: '\r', Tab: undefined }[key] ?? (end === key ? undefined : (typed ?? key))
    return [
      session.send('Input.dispatchKeyEvent', {
        ...event,
        ...(letters === undefined ? { type: 'rawKeyDown' } : { type: 'keyDown', text: letters }),
      }),
      session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
    ]
  }
  const keys = [...text].flatMap((sign) => press(sign, usKey(sign), layout[sign] ?? sign))
  await Promise.all([...keys, ...(end === undefined ? [] : press(end, end))])
  await session.detach()
}
