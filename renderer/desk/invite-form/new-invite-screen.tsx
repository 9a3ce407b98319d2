import { CircleCheck, Link, type LucideIcon, Pencil, Printer, QrCode, Users } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { Invite, ShortcutName } from '#contract'
import { ask } from '../../ask.ts'
import { keysOf, type ShortcutActions, useShortcuts } from '../../keyboard.ts'
import { announce } from '../../ui/announcer.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useSettings, useSettingsStore } from '../app-state.ts'
import { openForInviteAtHand } from '../cannot-scan/cannot-scan-store.ts'
import { InviteTitle } from '../copy/invite-words.tsx'
import { Expected, nextExpected } from '../expected/expected.tsx'
import { focusField, keepFieldFocus } from '../focus.ts'
import { changeDetails, copyLink, showCode } from '../invite-actions.ts'
import { useNotice } from '../notice-store.ts'
import { ScreenHead } from '../notices.tsx'
import { Queue } from '../queue/queue.tsx'
import { focusQueue } from '../queue/queue-keys.ts'
import { previewSlip, printSlip } from '../slips/slip-store.ts'
import { useCreation } from './creation-store.ts'
import { isEmptyDraft, useDraft } from './draft-store.ts'
import { readBackEmail, takeOffer } from './email-field.tsx'
import { clearForm, nextFamilyMember } from './fill-form.ts'
import { holdDraft, resumeLongest } from './held-drafts.ts'
import { InviteForm, switchNameForm } from './invite-form.tsx'
import { ReturningCustomers } from './returning-customers.tsx'
import { showOpenToday, takeOver, useReturning, whomToLookFor } from './returning-store.ts'

/** The form, and beside it everybody who is being waited for. */
export function NewInviteScreen() {
  useShortcuts(shortcuts)
  useEffect(() => focusField('email'), [])
  useEffect(() => {
    const { look, listen } = useReturning.getState()
    void look(whomToLookFor(useDraft.getState()))
    return listen()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing to press; what the buttons in it do with the mouse.
    <div className="new-invite" onMouseDown={keepFieldFocus}>
      <main className="screen">
        <div className="new-invite-column">
          <ScreenHead title="New invite">
            <CodePicker />
          </ScreenHead>
          <InviteForm />
          <IssuedLine />
        </div>
      </main>
      <div className="new-invite-side">
        <Queue expected={<Expected />} />
        <ReturningCustomers />
      </div>
    </div>
  )
}

/** Which organisation code the invite is made with; only where there are several. A key steps through them. */
function CodePicker() {
  const { codes, selectedCodeId } = useSettings()
  const take = useSettingsStore((state) => state.take)
  /** What was chosen and is being saved: a second press goes on from there. */
  const chosen = useRef<string>(undefined)
  const choices = codes.map(({ id, label, ending }) => ({
    value: id,
    label: label || `••${ending}`,
  }))
  const choose = async (id: string) => {
    chosen.current = id
    const answer = take(await ask('settings.change', { selectedCodeId: id }))
    if (chosen.current === id) chosen.current = undefined
    if (!answer.ok) useNotice.getState().fail(answer.failure)
  }
  const step = () => {
    const here = choices.findIndex(({ value }) => value === (chosen.current ?? selectedCodeId))
    const next = choices[(here + 1) % choices.length]
    if (!next || choices.length < 2) return
    announce(`Organisation code: ${next.label}`)
    void choose(next.value)
  }
  useShortcuts({ nextCode: step })
  if (codes.length < 2) return null
  return (
    <ChoiceList
      label="Organisation code"
      isLabelHidden
      look="segments"
      keys={keysOf('nextCode')}
      choices={choices}
      value={selectedCodeId}
      onChange={(id) => void choose(id)}
    />
  )
}

interface IssuedAction {
  shortcut: ShortcutName
  words: string
  icon: LucideIcon
  act: (invite: Invite) => Promise<unknown>
}

/** What can be done with the invite that was made last. */
const issuedActions: readonly IssuedAction[] = [
  { shortcut: 'showIssued', words: 'Show QR', icon: QrCode, act: showCode },
  { shortcut: 'printSlip', words: 'Print slip', icon: Printer, act: printSlip },
  { shortcut: 'copyLink', words: 'Copy link', icon: Link, act: copyLink },
  { shortcut: 'changeIssued', words: 'Change details', icon: Pencil, act: changeDetails },
  { shortcut: 'familyMember', words: 'Next family member', icon: Users, act: nextFamilyMember },
]

/** The invite that was just made or shown, quietly, while the form already waits for the next customer. */
function IssuedLine() {
  const { issued, isShownAgain } = useCreation()
  const isNextTyped = useDraft(({ draft }) => !isEmptyDraft(draft))
  const isCorrected = useDraft(({ draft }) => issued !== undefined && draft.replaces === issued.id)
  return (
    <div className="issued">
      {issued && (
        <div className={isNextTyped ? 'issued-line issued-before' : 'issued-line'}>
          <CircleCheck className="issued-icon" aria-hidden="true" />
          <p className="issued-words">
            {issuedWords(isShownAgain, isNextTyped, isCorrected)}{' '}
            <InviteTitle className="issued-name" invite={issued} />
            <span className="issued-reference"> · {issued.reference}</span>
          </p>
          <div className="issued-actions">
            {issuedActions.map(({ shortcut, words, icon, act }) => (
              <Button
                key={shortcut}
                size="small"
                kind="quiet"
                icon={icon}
                keys={keysOf(shortcut)}
                onPress={() => void act(issued)}
              >
                {words}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  )
}

/** While somebody else is typed, it says that what stands here is not theirs. */
function issuedWords(isShownAgain: boolean, isNextTyped: boolean, isCorrected: boolean): string {
  if (isCorrected) return 'To be replaced: the invite of'
  if (isNextTyped) return 'The customer before:'
  return isShownAgain ? 'Code shown for' : 'Invite created for'
}

function withIssued(action: (invite: Invite) => Promise<unknown>) {
  return () => {
    const { issued } = useCreation.getState()
    if (issued) void action(issued)
  }
}

/** The people are numbered as they stand on the screen. */
function takeOverAt(index: number) {
  const person = useReturning.getState().known.people[index]
  if (person && person.kept.length > 0) void takeOver(person.inviteId)
}

/** The form's own keys, one for each thing that a mouse could do. */
const shortcuts: ShortcutActions = {
  nameForm: () => {
    if (!useCreation.getState().isSending) switchNameForm()
  },
  takeSuggestion: takeOffer,
  clearForm,
  hold: () => void holdDraft(),
  resumeHeld: resumeLongest,
  nextExpected: () => void nextExpected(),
  toQueue: focusQueue,
  readBack: () => {
    if (!useCreation.getState().isSending) void readBackEmail()
  },
  previewSlip: withIssued(previewSlip),
  cannotScan: openForInviteAtHand,
  ...Object.fromEntries(issuedActions.map(({ shortcut, act }) => [shortcut, withIssued(act)])),
  showOpenToday: () => void showOpenToday(),
  takeOver: takeOverAt,
}
