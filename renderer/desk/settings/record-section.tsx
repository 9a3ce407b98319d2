import { useEffect, useState } from 'react'
import type { ActivityKind, ActivityLine } from '#contract'
import { Button } from '../../ui/button.tsx'
import { invitesWords } from '../copy/invite-words.tsx'
import { askOrSay } from '../notice-store.ts'
import { dayWords, timeWords, useNow } from '../time.ts'
import { Section } from './setting-fields.tsx'

/** What was done at this desk. */
export function RecordSection() {
  return (
    <Section
      id="record"
      title="Record"
      lead="What was done at this desk, when, and by whom where staff are listed. What happened to one invite is in its details."
    >
      <LatestActivity />
    </Section>
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

const activityWords: Record<ActivityKind, (what: string) => string> = {
  deleted: (count) => `${invitesWords(Number(count))} deleted`,
  undeleted: (count) => `Deletion of ${invitesWords(Number(count))} undone`,
  exported: (count) => `${invitesWords(Number(count))} exported`,
  restored: () => 'Earlier history restored',
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
