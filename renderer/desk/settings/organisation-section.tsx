import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../settings-store.ts'
import { SavingWords } from './saving-words.tsx'
import { Section } from './section.tsx'
import { problemOf, useSavedOnLeaving } from './use-saving.ts'

/** The name that customers read. Saved when the field is left, or with Enter. */
export function OrganisationSection() {
  const { organisationName, fixed } = useSettings()
  const isFixed = fixed.includes('organisationName')
  const { text, change, keep, saving } = useSavedOnLeaving({
    field: 'organisationName',
    label: 'Organisation name',
    saved: organisationName,
    isFixed,
  })
  return (
    <Section
      id="organisation"
      title="Organisation"
      lead="The name that customers read beside the QR code."
      isFixed={isFixed}
    >
      <LineField
        label="Organisation name"
        name="organisationName"
        direction="auto"
        value={text}
        onChange={change}
        isReadOnly={isFixed}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keep()
        }}
        problem={problemOf(saving, 'organisationName')}
      />
      <SavingWords saving={saving} />
    </Section>
  )
}
