import { useEffect, useState } from 'react'
import type { DisplayState } from '#contract'
import { endAll } from '../ask.ts'
import { useInputMethodFilter } from '../keyboard.ts'
import { Announcer } from '../ui/announcer.tsx'
import { EnvironmentBand } from '../ui/environment-band.tsx'
import { useKeyTips } from '../ui/kbd.tsx'
import { useDatabase, useScreen, useSettingsStore } from './app-state.ts'
import { useCannotScan } from './cannot-scan/cannot-scan-store.ts'
import { useDisplayKeys, useReadBackEnds } from './display/display-keys.ts'
import { notTracked, useDisplay } from './display/display-store.ts'
import { ColumnsAsked } from './expected/expected.tsx'
import { useExpected } from './expected/expected-store.ts'
import { focusField, isTypingInForm } from './focus.ts'
import { useFollowUp } from './follow-up/follow-up-store.ts'
import { RefusedLink, useFormLinks } from './form-link.tsx'
import { WaitingKeys } from './help/help-places.ts'
import { useHelp, useHelpKeys } from './help/help-store.ts'
import { CreationFailure } from './invite-form/creation-failure.tsx'
import { useCreation } from './invite-form/creation-store.ts'
import { keepDraft, useDraft } from './invite-form/draft-store.ts'
import { useHeld } from './invite-form/held-drafts.ts'
import { NewInviteScreen } from './invite-form/new-invite-screen.tsx'
import { Later, later } from './later.tsx'
import { useMasking } from './masking.ts'
import { useNotice } from './notice-store.ts'
import { ActionFailure, UnwrittenAnswers } from './notices.tsx'
import { useRecallKeys } from './queue/queue.tsx'
import { useQueue } from './queue/queue-store.ts'
import { useScannedCodes } from './scanned-code.ts'
import { useTypedSettings } from './settings/typed-settings-store.ts'
import { Sidebar } from './sidebar/sidebar.tsx'
import { useLock } from './staff/staff-store.ts'
import './app.css'

const clockDialog = later(() => import('./clock-dialog.tsx'))
const slipPreview = later(() => import('./slips/slip-preview.tsx'))
const cannotScan = later(() => import('./cannot-scan/cannot-scan-dialog.tsx'))
const followUp = later(() => import('./follow-up/follow-up-dialog.tsx'))
const history = later(() => import('./history/history-screen.tsx'), true)
const settingsScreen = later(() => import('./settings/settings-screen.tsx'))
const firstRun = later(() => import('./first-run/first-run.tsx'))
const help = later(() => import('./help/help-sheet.tsx'))
const managerPinDialog = later(() => import('./staff/manager-pin.tsx'))
const lockScreen = later(() => import('./staff/lock-screen.tsx'))
const locked = later(() => import('./locked/locked.tsx'))

/** The receptionist's window. Blank for the few milliseconds in which it learns what it is to show. */
export function App() {
  useInputMethodFilter()
  const isReady = useStart()
  const settings = useSettingsStore((state) => state.settings)
  const database = useDatabase((state) => state.database)
  const isLocked = useLock((state) => state.isLocked)
  useTheme(settings?.theme ?? 'system')
  if (!isReady || !database) return null
  // The settings are in the history: while it is locked there are none.
  if (database.state === 'locked') {
    return (
      <div className="app">
        <RefusedLink />
        <Later part={locked}>{({ Locked }) => <Locked database={database} />}</Later>
        <Announcer />
      </div>
    )
  }
  if (!settings) return null
  return (
    <div className="app">
      {settings.isSetUp ? (
        <>
          <header>
            <EnvironmentBand environment={settings.environment} host={settings.apiHost} />
            <UnwrittenAnswers />
          </header>
          {isLocked ? (
            <>
              <RefusedLink />
              <Later part={lockScreen}>{({ LockScreen }) => <LockScreen />}</Later>
            </>
          ) : (
            <Desk />
          )}
        </>
      ) : (
        <>
          <RefusedLink />
          <Later part={firstRun}>{({ FirstRun }) => <FirstRun />}</Later>
        </>
      )}
      <Announcer />
    </div>
  )
}

function Desk() {
  const place = useScreen((state) => state.place)
  const clock = clockDialog.use()
  const preview = slipPreview.use()
  const managerPin = managerPinDialog.use()
  const isFollowedUp = useFollowUp(({ invite }) => invite !== undefined)
  const isCannotScan = useCannotScan(({ asked }) => asked !== undefined)
  const [isDraftRead, setIsDraftRead] = useState(false)
  useFormLinks(isDraftRead)
  useRecallKeys()
  useScannedCodes()
  useHelpKeys()
  useKeyTips()
  useDisplayKeys()
  useReadBackEnds()
  useEffect(keepDraft, [])
  useEffect(() => useMasking.getState().listen(), [])
  useEffect(() => useCreation.getState().listen(), [])
  useEffect(() => useCannotScan.getState().listen(), [])
  useEffect(() => {
    void useDraft
      .getState()
      .read()
      .then(() => {
        setIsDraftRead(true)
        return useCreation.getState().rejoin()
      })
    void useQueue.getState().refresh()
    void useHeld.getState().read()
    void useExpected.getState().read()
    return useQueue.getState().listen()
  }, [])
  useEffect(() => useExpected.getState().listen(), [])
  useEffect(() => {
    void useDisplay.getState().read()
    return useDisplay.getState().listen(backOverDesk)
  }, [])
  return (
    <div className="desk">
      <Sidebar />
      {clock && <clock.ClockDialog />}
      <div className="desk-place">
        {place === 'new' && <NewInviteScreen />}
        {place === 'history' && (
          <Later part={history}>{({ HistoryScreen }) => <HistoryScreen />}</Later>
        )}
        {place === 'settings' && (
          <Later part={settingsScreen}>{({ SettingsScreen }) => <SettingsScreen />}</Later>
        )}
        <div className={`desk-failures desk-failures-${place}`}>
          <ActionFailure />
          {place === 'new' && <CreationFailure />}
        </div>
      </div>
      {preview && <preview.SlipPreviewDialog />}
      {isFollowedUp && <Later part={followUp}>{({ FollowUpDialog }) => <FollowUpDialog />}</Later>}
      {isCannotScan && (
        <Later part={cannotScan}>{({ CannotScanDialog }) => <CannotScanDialog />}</Later>
      )}
      <ColumnsAsked />
      <WaitingKeys />
      <Help />
      {managerPin && <managerPin.ManagerPinDialog />}
    </div>
  )
}

function Help() {
  const isOpen = useHelp((state) => state.isOpen)
  return isOpen && <Later part={help}>{({ HelpSheet }) => <HelpSheet />}</Later>
}

/** What covered the desk closed: the work goes on where that leads. */
function backOverDesk(from: DisplayState['showing']) {
  // The thanks leave by themselves: the customer may still be looking at the only screen.
  if (from === 'thanks') useMasking.getState().mask()
  if (from === 'invite' || from === 'link' || from === 'thanks') nextCustomer()
  if (from === 'permanent-link') useNotice.getState().say(`Permanent link shown. ${notTracked}`)
  if (from === 'read-back') focusField('email')
}

/** Back to the form, unless somebody already types there, or was elsewhere when the code came by itself. */
function nextCustomer() {
  const { isAway } = useCreation.getState()
  useCreation.setState({ isAway: false })
  if (isAway) return
  useScreen.getState().go('new')
  if (!isTypingInForm()) focusField('email')
}

function useStart(): boolean {
  const [isReady, setIsReady] = useState(false)
  useEffect(() => {
    const stopSettings = useSettingsStore.getState().listen()
    const stopDatabase = useDatabase.getState().listen()
    void useTypedSettings.getState().read()
    const stopLock = useLock.getState().listen()
    void Promise.all([
      useSettingsStore.getState().read(),
      useDatabase.getState().read(),
      useLock.getState().read(),
    ]).then(() => setIsReady(true))
    return endAll(stopSettings, stopDatabase, stopLock)
  }, [])
  return isReady
}

function useTheme(theme: 'system' | 'light' | 'dark') {
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
}
