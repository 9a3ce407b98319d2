import { ask } from '../../ask.ts'
import { Button } from '../../ui/button.tsx'
import { useNotice } from '../notice-store.ts'
import { useSettings } from '../settings-store.ts'
import { Section } from './section.tsx'

/** For whoever is asked when something does not work. */
export function HelpSection() {
  const { appVersion } = useSettings()
  const { say, fail } = useNotice.getState()
  const copy = async () => {
    const answer = await ask('diagnostics.copy', undefined)
    if (answer.ok) say('Copied')
    else fail(answer.failure)
  }
  const openFolder = async () => {
    const answer = await ask('diagnostics.openLogFolder', undefined)
    if (!answer.ok) fail(answer.failure)
  }
  return (
    <Section
      id="help"
      title="Help"
      lead="For your IT team. Diagnostics and logs hold no customer details."
    >
      <p>Version {appVersion}</p>
      <div className="section-buttons">
        <Button onPress={() => void copy()}>Copy diagnostics</Button>
        <Button onPress={() => void openFolder()}>Open log folder</Button>
      </div>
    </Section>
  )
}
