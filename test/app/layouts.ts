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
