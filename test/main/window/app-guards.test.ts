import { resolve } from 'node:path'
import { app } from 'electron'
import { afterEach, expect, it, vi } from 'vitest'
import { prepareApp } from '../../../main/window/app-guards.ts'

vi.mock('electron', () => ({
  app: {
    isPackaged: true,
    getName: () => 'Front Desk',
    setPath: vi.fn(),
    setAsDefaultProtocolClient: vi.fn(),
    commandLine: { appendSwitch: vi.fn(), hasSwitch: vi.fn(), getSwitchValue: vi.fn(() => '') },
  },
  Menu: { setApplicationMenu: vi.fn() },
  protocol: { registerSchemesAsPrivileged: vi.fn() },
}))

const { platform } = process
afterEach(() => {
  Object.defineProperty(process, 'platform', { value: platform })
  vi.clearAllMocks()
})

it.each([
  ['', ['--']],
  ['data', [`--user-data-dir=${resolve('data')}`, '--']],
])('on Windows a link opens the app whose data lies in "%s"', (folder, args) => {
  Object.defineProperty(process, 'platform', { value: 'win32' })
  vi.mocked(app.commandLine.getSwitchValue).mockReturnValue(folder)
  prepareApp()
  expect(app.setAsDefaultProtocolClient).toHaveBeenCalledWith('frontdesk', process.execPath, args)
})

it('elsewhere the package says who opens links', () => {
  Object.defineProperty(process, 'platform', { value: 'linux' })
  prepareApp()
  expect(app.setAsDefaultProtocolClient).not.toHaveBeenCalled()
})
