import { useEffect, useState } from 'react'
import type { ResultCounts, ResultFolder } from '#contract'
import { Button } from '../../ui/button.tsx'
import { useSettings } from '../app-state.ts'
import { countWords, numberWords } from '../copy/invite-words.tsx'
import { askOrSay } from '../notice-store.ts'
import { RestOfSection, Section } from './sections.tsx'
import { SaidWords, SettingFolder } from './setting-fields.tsx'

/** How this desk learns that results have arrived, where nobody notes it by hand. */
export function ResultsSection() {
  return (
    <Section
      id="results"
      lead="VerifiMe sends results to your organisation’s webhook. From its deliveries, as JSON files, Front Desk notes that a result has arrived, and reads nothing else: neither a risk level nor anything of the customer’s."
    >
      <RestOfSection>
        <FileImport />
      </RestOfSection>
      <WatchedFolder />
    </Section>
  )
}

function FileImport() {
  const [words, setWords] = useState<{ said: string; isProblem: boolean }>()
  const [isReading, setReading] = useState(false)
  const read = async () => {
    setWords(undefined)
    setReading(true)
    const answer = await askOrSay('results.import', undefined)
    setReading(false)
    if (!answer.ok || answer.value.end === 'none') return
    if (answer.value.end === 'unreadable') {
      const said = 'That file can’t be read. Nothing was changed. Choose another one.'
      setWords({ said, isProblem: true })
    } else setWords({ said: resultWords(answer.value.counts, 'file'), isProblem: false })
  }
  return (
    <>
      <div className="section-buttons">
        <Button isBusy={isReading} onPress={() => void read()}>
          Import results from a file…
        </Button>
      </div>
      <SaidWords isProblem={words?.isProblem ?? false}>{words?.said}</SaidWords>
    </>
  )
}

function WatchedFolder() {
  const { resultsFolder } = useSettings()
  const [found, setFound] = useState<ResultFolder>()
  useEffect(() => {
    void askOrSay('results.folder', undefined).then((answer) => {
      if (answer.ok) setFound(answer.value)
    })
    return window.desk.on('results.folder', setFound)
  }, [])
  return (
    <SettingFolder
      name="resultsFolder"
      none="No folder is watched for results."
      words={(folder) => `Results are taken from ${folder} as they come.`}
      choose={() => void askOrSay('results.chooseFolder', undefined)}
    >
      <p className="section-none" role="status">
        {resultsFolder !== '' && found && folderWords(found)}
      </p>
    </SettingFolder>
  )
}

function folderWords({ state, counts }: ResultFolder): string | undefined {
  if (state === 'away') {
    return 'It can’t be reached now. Results that come meanwhile are noted when it is back; until then note them by hand.'
  }
  const isEmpty = Object.values(counts).every((count) => count === 0)
  return isEmpty ? undefined : resultWords(counts, 'start')
}

/** "3 results noted. 1 is of no invite at this desk." */
function resultWords(counts: ResultCounts, since: 'file' | 'start'): string {
  const { arrived, known, unknown, unclear, unreadable } = counts
  const noted = countWords(arrived, 'result noted', 'results noted')
  const is = (count: number) => countWords(count, 'is', 'are')
  return [
    since === 'file' ? `${noted}.` : `${noted} since Front Desk was started.`,
    known > 0 && `${countWords(known, 'was', 'were')} noted before.`,
    unknown > 0 && `${is(unknown)} of no invite that is kept here.`,
    unclear > 0 &&
      `${is(unclear)} of a reference that several customers have: note ${unclear === 1 ? 'it' : 'them'} by hand.`,
    unreadable > 0 && `${numberWords(unreadable)} could not be read as a delivery.`,
  ]
    .filter((sentence) => sentence !== false)
    .join(' ')
}
