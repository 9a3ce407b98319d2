import { startOfMonth } from 'date-fns'
import { useEffect, useState } from 'react'
import type { ActivityKind, ActivityLine, NoticeRecord, RegisterCheck } from '#contract'
import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../app-state.ts'
import { failureSentence } from '../copy/failure-sentences.ts'
import { countWords, invitesWords, numberWords } from '../copy/invite-words.tsx'
import { ForgetSheet } from '../forget/forget-sheet.tsx'
import { useForget } from '../forget/forget-store.ts'
import { NoticeVersions } from '../history/notice-versions.tsx'
import { askOrSay } from '../notice-store.ts'
import { dayWords, longDayWords, timeWords, useNow } from '../time.ts'
import { typedDay, writtenDay } from '../typed-day.ts'
import { RestOfSection, Section } from './sections.tsx'
import { SaidWords, SettingChoice, SettingSwitch } from './setting-fields.tsx'

/** What was done at this desk. */
export function RecordSection() {
  return (
    <Section
      id="record"
      lead="What was done at this desk, when, and by whom where staff are listed. What happened to one invite is in its details."
    >
      <Register />
      <RestOfSection>
        <LatestActivity />
        <ActivityExport />
        <ForgetPerson />
        <NoticesSoFar />
      </RestOfSection>
    </Section>
  )
}

/** For somebody who asks what is kept of them, or to be forgotten. */
function ForgetPerson() {
  return (
    <>
      <p>
        Somebody may ask what is kept of them, and to be forgotten: invites, notes, half-typed forms
        and their name in the register are found, and removed for good.
      </p>
      <div className="section-buttons">
        <Button onPress={() => useForget.getState().open()}>Forget a person…</Button>
      </div>
      <ForgetSheet />
    </>
  )
}

const years = ([1, 3, 5, 7, 10] as const).map((value) => ({
  value,
  label: value === 1 ? '1 year' : `${value} years`,
}))

/** What of each invite outlives it. */
function Register() {
  const { keepsRegister } = useSettings()
  return (
    <>
      <SettingSwitch
        name="keepsRegister"
        label="Keep a register"
        hint="For organisations that must show for years that they asked. Of each invite: when, who at the desk, the references and how far it came. It stays when the invite is deleted, by hand too."
      />
      {keepsRegister && (
        <>
          <SettingChoice
            name="registerYears"
            label="Keep each entry for"
            look="segments"
            choices={years}
          />
          <SettingSwitch
            name="registersNames"
            label="With the customer’s name"
            hint="Only if the organisation needs it: it is kept for as long. Email addresses, phone numbers, birth dates and addresses never are."
          />
        </>
      )}
      <RestOfSection>
        <RegisterChecking />
      </RestOfSection>
    </>
  )
}

function RegisterChecking() {
  const [found, setFound] = useState<RegisterCheck>()
  const [isChecking, setChecking] = useState(false)
  const check = async () => {
    setChecking(true)
    const answer = await askOrSay('record.check', undefined)
    setFound(answer.ok ? answer.value : undefined)
    setChecking(false)
  }
  return (
    <>
      <div className="section-buttons">
        <Button isBusy={isChecking} onPress={() => void check()}>
          {isChecking ? 'Checking…' : 'Check the register'}
        </Button>
      </div>
      <div role={found?.state === 'broken' ? 'alert' : 'status'}>
        {found && !isChecking && <Found found={found} />}
      </div>
    </>
  )
}

function Found({ found }: { found: RegisterCheck }) {
  if (found.state === 'broken') {
    return (
      <p className="section-note">
        {found.what === 'missing'
          ? `Entry ${numberWords(found.number)} of the register is missing.`
          : `Entry ${numberWords(found.number)} of the register is not as it was written.`}{' '}
        What comes before it is as it was. Invites are not concerned. Tell your IT team, and keep a
        backup from before.
      </p>
    )
  }
  if (found.lastHash === undefined) return <p className="section-none">It has no entries.</p>
  const { forgotten = 0 } = found
  return (
    <>
      <p>
        {countWords(found.count, 'entry', 'entries')}, all there and as they were written.{' '}
        {forgotten > 0 &&
          `${countWords(forgotten, 'has', 'have')} lost name and reference because somebody was to be forgotten. `}
        The last one’s hash, to be noted elsewhere:
      </p>
      <p className="register-hash">{found.lastHash}</p>
    </>
  )
}

const fewest = 5
const everyMs = 60_000

function LatestActivity() {
  const [lines, setLines] = useState<ActivityLine[]>([])
  const [isWhole, setWhole] = useState(false)
  const now = useNow(everyMs)
  useEffect(() => {
    const read = async () => {
      const answer = await askOrSay('record.activity', undefined)
      if (answer.ok) setLines(answer.value)
    }
    void read()
    return window.desk.on('settings.changed', () => void read())
  }, [])
  if (lines.length === 0) return <p className="section-none">Nothing was done yet.</p>
  return (
    <>
      <h3 className="activity-head">Done lately</h3>
      <ol className="activity" aria-label="Done lately, newest first">
        {lines.slice(0, isWhole ? lines.length : fewest).map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: several may be alike, to the millisecond.
          <li key={index} className="activity-line">
            <span className="activity-time">
              {dayWords(line.at, now)} {timeWords(line.at)}
            </span>
            <span>
              {activityWords[line.kind](line.what)}
              {line.staff !== undefined && (
                <span className="activity-staff">
                  {' · '}
                  <bdi>{line.staff}</bdi>
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {!isWhole && lines.length > fewest && (
        <div className="section-buttons">
          <Button size="small" kind="quiet" onPress={() => setWhole(true)}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

/** What happened in a period, with every event, for whoever asks later. */
function ActivityExport() {
  const [from, setFrom] = useState(() => writtenDay(startOfMonth(new Date())))
  const [to, setTo] = useState(() => writtenDay(new Date()))
  const [end, setEnd] = useState<{ words: string; isProblem: boolean }>()
  const [isWriting, setWriting] = useState(false)
  const [first, last] = [typedDay(from), typedDay(to)]
  const save = async () => {
    if (isWriting) return
    if (first === undefined || last === undefined || first > last) {
      const words = 'Enter two days, the first one first, like 1/11/2026 and 30/11/2026'
      setEnd({ words, isProblem: true })
      return
    }
    setEnd(undefined)
    setWriting(true)
    const answer = await ask('record.export', { from: first, to: last })
    setWriting(false)
    if (!answer.ok) {
      const { happened, meaning } = failureSentence(answer.failure)
      setEnd({ words: `${happened} ${meaning}`, isProblem: true })
    } else if (answer.value.end === 'saved') {
      const lines = countWords(answer.value.written, 'line', 'lines')
      const words = `${lines} in ${answer.value.fileName}. Delete it when you no longer need it.`
      setEnd({ words, isProblem: false })
    }
  }
  return (
    <form
      className="activity-export"
      aria-label="Export the activity of a period"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <LineField label="From" name="activityFrom" value={from} onChange={setFrom} />
      <LineField label="To" name="activityTo" value={to} onChange={setTo} />
      <p className="section-none">
        Everything that happened to the invites that are kept, what was done beside them, and what
        the register knows of others, as a CSV file. It isn’t encrypted and contains names.
      </p>
      <div className="section-buttons">
        <Button type="submit" isBusy={isWriting}>
          {isWriting ? 'Exporting…' : 'Export activity…'}
        </Button>
        {isWriting && (
          <Button kind="quiet" onPress={() => void ask('invites.cancelExport', undefined)}>
            Cancel export
          </Button>
        )}
      </div>
      <SaidWords isProblem={end?.isProblem ?? false}>{end?.words}</SaidWords>
    </form>
  )
}

/** What a version that stands in the register or in an export says. */
function NoticesSoFar() {
  const [notices, setNotices] = useState<NoticeRecord[]>([])
  useEffect(() => {
    const read = async () => {
      const answer = await askOrSay('record.notices', undefined)
      if (answer.ok) setNotices(answer.value)
    }
    void read()
    return window.desk.on('settings.changed', () => void read())
  }, [])
  if (notices.length === 0) return null
  return (
    <div>
      <h3 className="activity-head">Privacy notices</h3>
      <NoticeVersions
        versions={notices.map((notice) => ({
          ...notice,
          when: `${notice.isInForce ? 'in force since' : 'last put in force'} ${longDayWords(notice.since)}`,
        }))}
      />
    </div>
  )
}

const activityWords: Record<ActivityKind, (what: string) => string> = {
  deleted: (count) => `${invitesWords(Number(count))} deleted`,
  undeleted: (count) => `Deletion of ${invitesWords(Number(count))} undone`,
  'activity-exported': (days) => `Activity exported: ${days}`,
  exported: (count) => `${invitesWords(Number(count))} exported`,
  restored: () => 'Earlier history restored',
  reported: () => 'Report of what is kept of a person saved',
  forgotten: (what) => `Person forgotten: ${what}`,
  'settings-changed': (names) => `Settings changed: ${settingWords(names)}`,
  'code-added': () => 'Organisation code added',
  'code-removed': () => 'Organisation code removed',
  'staff-added': () => 'Added to the list of staff',
  'staff-removed': () => 'Removed from the list of staff',
  'at-desk': () => 'At the desk from then on',
  'pin-changed': () => 'PIN changed',
  'pins-taken-away': () => 'PINs taken away by IT',
  'recovery-code-created': () => 'Recovery code created',
}

/** "organisationName, theme" as "organisation name, theme". */
function settingWords(names: string): string {
  return names.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`)
}
