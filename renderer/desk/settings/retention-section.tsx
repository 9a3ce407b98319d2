import type { DetailsRetention, RetentionDays } from '#contract'
import { ask } from '../../ask.ts'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useSettings } from '../settings-store.ts'
import { SavingWords } from './saving-words.tsx'
import { Section } from './section.tsx'
import { useSaving } from './use-saving.ts'

const times: { days: RetentionDays; label: string }[] = [
  { days: 1, label: '1 day' },
  { days: 7, label: '7 days' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: '1 year' },
  { days: 'never', label: 'For ever' },
]

const detailsChoices: { value: DetailsRetention; label: string; hint: string }[] = [
  {
    value: 'until-submitted',
    label: 'Until the customer has submitted, 24 hours at most',
    hint: 'Inviting again after that leaves these two fields empty.',
  },
  {
    value: 'with-invite',
    label: 'As long as the invite',
    hint: 'Inviting again fills them in. More is lost if this computer is.',
  },
]

/** How long customers’ details stay on this computer. */
export function RetentionSection() {
  const { retentionDays, detailsRetention } = useSettings()
  const { saving, save } = useSaving()
  const keep = (label: string) => {
    const chosen = times.find((time) => time.label === label)
    if (chosen) void save(ask('settings.change', { retentionDays: chosen.days }))
  }
  return (
    <Section
      id="retention"
      title="How long invites are kept"
      lead="Older invites are deleted for good, at the start and every hour. Fewer days are safer for your customers."
    >
      <ChoiceList
        label="Keep invites for"
        look="segments"
        choices={times.map(({ label }) => ({ value: label, label }))}
        value={times.find(({ days }) => days === retentionDays)?.label}
        onChange={keep}
      />
      <ChoiceList
        label="Keep date of birth and address"
        look="rows"
        choices={detailsChoices}
        value={detailsRetention}
        onChange={(chosen) => void save(ask('settings.change', { detailsRetention: chosen }))}
      />
      <SavingWords saving={saving} />
    </Section>
  )
}
