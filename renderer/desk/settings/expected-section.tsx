import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { useExpected } from '../expected/expected-store.ts'
import { chooseList } from '../expected/list-actions.ts'
import { askOrSay, useNotice } from '../notice-store.ts'
import { RestOfSection, Section } from './sections.tsx'
import { SettingFolder } from './setting-fields.tsx'

/** Where lists of the customers of today come from. */
export function ExpectedSection() {
  const isEmpty = useExpected(({ customers, invited }) => customers.length + invited === 0)
  const clear = async () => {
    const answer = await askOrSay('expected.clear', undefined)
    if (answer.ok) useNotice.getState().say('Nobody is expected any more')
  }
  return (
    <Section
      id="expected"
      lead={`A list (CSV) or a calendar (.ics) of today’s customers stands beside the form, and ${keysOf('nextExpected').shown} fills it in. It is deleted at midnight.`}
    >
      <RestOfSection>
        <div className="section-buttons">
          <Button onPress={() => void chooseList()}>Choose a list…</Button>
          {!isEmpty && <Button onPress={() => void clear()}>Clear today’s list</Button>}
        </div>
      </RestOfSection>
      <SettingFolder
        name="expectedFolder"
        none="No folder is watched for lists."
        words={(folder) => `Lists are taken from ${folder} as they come.`}
        choose={() => void askOrSay('expected.chooseFolder', undefined)}
      />
    </Section>
  )
}
