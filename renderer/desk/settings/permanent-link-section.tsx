import { keysOf } from '../../keyboard.ts'
import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../settings-store.ts'
import { problemSentence } from '../words/problem-sentences.ts'
import { SavingWords } from './saving-words.tsx'
import { Section } from './section.tsx'
import { problemOf, useSavedOnLeaving } from './use-saving.ts'

/** What can be shown when VerifiMe makes no invite. Saved when the field is left, or with Enter. */
export function PermanentLinkSection() {
  const { permanentLink, fixed } = useSettings()
  const standing = useStandingProblem()
  const isFixed = fixed.includes('permanentLink')
  const { text, change, keep, saving } = useSavedOnLeaving({
    field: 'permanentLink',
    label: 'Permanent link',
    saved: permanentLink,
    isFixed,
  })
  return (
    <Section
      id="permanent-link"
      title="Permanent link"
      lead={`VerifiMe’s one link for all your customers. ${keysOf('permanentLink').shown} shows it as a QR code when no invite can be made. Visits through it are not tracked.`}
      isFixed={isFixed}
    >
      <LineField
        label="Permanent link"
        name="permanentLink"
        value={text}
        onChange={change}
        isReadOnly={isFixed}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
        hint="In VerifiMe’s Management Portal: Invite New Customers, then Copy Link"
        problem={text === permanentLink ? standing : problemOf(saving, 'permanentLink')}
      />
      <SavingWords saving={saving} />
    </Section>
  )
}

/** Why the link that is kept cannot be shown: the environment may be another one since it was entered. */
function useStandingProblem(): string | undefined {
  const { permanentLinkProblem: rule } = useSettings()
  return rule && problemSentence({ field: 'permanentLink', rule })
}
