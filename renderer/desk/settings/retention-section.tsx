import type { DetailsRetention, RetentionDays, Settings } from '#contract'
import { ask } from '../../ask.ts'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useNotice } from '../notice-store.ts'
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

type RetentionChange = Partial<Pick<Settings, 'retentionDays' | 'detailsRetention'>>

function isShorter(days: RetentionDays, than: RetentionDays): boolean {
  const inDays = (time: RetentionDays) => (time === 'never' ? Number.POSITIVE_INFINITY : time)
  return inDays(days) < inDays(than)
}

/** How long customers’ details stay on this computer. */
export function RetentionSection() {
  const { retentionDays, detailsRetention } = useSettings()
  const { saving, save } = useSaving()
  const change = (rules: RetentionChange) => save(ask('settings.change', rules))
  /** What is forgotten does not come back, and an arrow key is soon pressed: so there is a moment for undoing it. */
  const shorten = async (rules: RetentionChange, words: string) => {
    if (!(await change(rules))) return
    const before = { retentionDays, detailsRetention }
    useNotice.getState().say(words, () => void change(before), 'in-time')
  }
  const keep = (label: string) => {
    const chosen = times.find((time) => time.label === label)
    if (!chosen) return
    const rules = { retentionDays: chosen.days }
    if (isShorter(chosen.days, retentionDays)) {
      void shorten(rules, `Invites older than ${label} are deleted in a moment`)
    } else void change(rules)
  }
  const keepDetails = (chosen: DetailsRetention) => {
    const rules = { detailsRetention: chosen }
    if (chosen === 'until-submitted' && chosen !== detailsRetention) {
      void shorten(rules, 'Older dates of birth and addresses are deleted in a moment')
    } else void change(rules)
  }
  return (
    <Section
      id="retention"
      title="How long invites are kept"
      lead="Older invites are deleted for good, a moment after you choose and from then on every hour. Fewer days are safer for your customers."
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
        onChange={keepDetails}
      />
      <SavingWords saving={saving} />
    </Section>
  )
}
