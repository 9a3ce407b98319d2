import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { expect, it, vi } from 'vitest'
import { pageUrl } from '../../../main/window/app-protocol.ts'
import { windowKindOf } from '../../../main/window/window-kind.ts'

vi.mock('electron', () => ({ app: {}, BrowserWindow: {}, protocol: {} }))

function fakeWindow(page: string) {
  const mainFrame = { url: pageUrl(page) }
  const window = { isDestroyed: () => false, webContents: { mainFrame } }
  return { window: window as unknown as BrowserWindow, contents: window.webContents, mainFrame }
}

function setup() {
  const [desk, customer] = [fakeWindow('desk.html'), fakeWindow('customer.html')]
  const slip: { opened?: ReturnType<typeof fakeWindow> } = {}
  const kindOf = windowKindOf({
    desk: () => desk.window,
    customer: () => customer.window,
    slip: () => slip.opened?.window,
  })
  const ask = (sender: unknown, senderFrame: unknown) =>
    kindOf({ sender, senderFrame } as unknown as IpcMainInvokeEvent)
  return { desk, customer, slip, ask }
}

it('knows each window by its own main frame', () => {
  const { desk, customer, ask } = setup()
  expect(ask(desk.contents, desk.mainFrame)).toBe('desk')
  expect(ask(customer.contents, customer.mainFrame)).toBe('customer')
})

it('knows a window that opens later once it is open', () => {
  const { slip, ask } = setup()
  const opened = fakeWindow('slip.html')
  expect(ask(opened.contents, opened.mainFrame)).toBeUndefined()
  slip.opened = opened
  expect(ask(opened.contents, opened.mainFrame)).toBe('slip')
})

it('knows no frame inside a window', () => {
  const { desk, ask } = setup()
  expect(ask(desk.contents, { url: desk.mainFrame.url })).toBeUndefined()
})

it('knows no frame that is gone', () => {
  const { desk, ask } = setup()
  expect(ask(desk.contents, null)).toBeUndefined()
})

it.each([
  'front-desk://app/customer.html',
  'front-desk://app/desk.html',
  'front-desk://other/desk.html',
  'front-desk://desk:80/desk.html',
  'front-desk://desk.example/desk.html',
  'front-desk:desk/desk.html',
  'https://app/desk.html',
  'about:blank',
])('knows no window that has gone to %s', (url) => {
  const { desk, ask } = setup()
  desk.mainFrame.url = url
  expect(ask(desk.contents, desk.mainFrame)).toBeUndefined()
})

it.each([
  'front-desk://desk/desk.html#x',
  'front-desk://desk/desk.html?x',
  'front-desk://desk/pushed/elsewhere',
])('knows the desk whose page has renamed itself to %s', (url) => {
  const { desk, ask } = setup()
  desk.mainFrame.url = url
  expect(ask(desk.contents, desk.mainFrame)).toBe('desk')
})

it('knows no window of another', () => {
  const { ask } = setup()
  const stranger = fakeWindow('desk.html')
  expect(ask(stranger.contents, stranger.mainFrame)).toBeUndefined()
})

it('knows no window that was destroyed', () => {
  const { desk, ask } = setup()
  Object.assign(desk.window, { isDestroyed: () => true })
  expect(ask(desk.contents, desk.mainFrame)).toBeUndefined()
})
