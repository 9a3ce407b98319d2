import { useEffect, useState } from 'react'
import { ask } from '../../ask.ts'
import { LineField } from '../../ui/line-field.tsx'
import { useSettings } from '../settings-store.ts'
import { SavingWords } from './saving-words.tsx'
import { Section } from './section.tsx'
import { problemOf, useSaving } from './use-saving.ts'

/** The name that customers read. Saved when the field is left, or with Enter. */
export function OrganisationSection() {
  const { organisationName, fixed } = useSettings()
  const [name, setName] = useState(organisationName)
  const { saving, save } = useSaving()
  const isFixed = fixed.includes('organisationName')
  useEffect(() => setName(organisationName), [organisationName])
  const keep = () => {
    if (isFixed || name.trim() === organisationName) return
    void save(ask('settings.change', { organisationName: name.trim() }))
  }
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
        value={name}
        onChange={setName}
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
