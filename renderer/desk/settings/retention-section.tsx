import type { DetailsRetention, RetentionDays } from '#contract'
import { ask } from '../../ask.ts'
import { useSettings } from '../app-state.ts'
import { useNotice } from '../notice-store.ts'
import { Section } from './sections.tsx'
import { SavingWords, SettingChoice } from './setting-fields.tsx'
import { useSaving } from './use-setting.ts'

const times: { value: RetentionDays; label: string }[] = [
  { value: 1, label: '1 day' },
  { value: 7, label: '7 days' },
  { value: 30, label: '30 days' },
  { value: 90, label: '90 days' },
  { value: 365, label: '1 year' },
  { value: 'never', label: 'For ever' },
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
    hint: 'Inviting again fills them in. Whoever gets hold of this computer and its password could read more.',
  },
]

function isShorter(days: RetentionDays, than: RetentionDays): boolean {
  const inDays = (time: RetentionDays) => (time === 'never' ? Number.POSITIVE_INFINITY : time)
  return inDays(days) < inDays(than)
}

/** How long customers’ details stay on this computer. */
export function RetentionSection() {
  const { retentionDays, detailsRetention } = useSettings()
  const { saving, save } = useSaving()
  /** What is deleted does not come back, and an arrow key is soon pressed: so there is a moment for undoing it. */
  const offerUndo = (words: string) => {
    const undo = () => void save(ask('settings.change', { retentionDays, detailsRetention }))
    useNotice.getState().say(words, undo, 'in-time')
  }
  return (
    <Section
      id="retention"
      lead="Older invites are deleted for good, a moment after you choose and from then on every hour. Fewer days are safer for your customers."
    >
      <SettingChoice
        name="retentionDays"
        label="Keep invites for"
        look="segments"
        choices={times}
        onSaved={(days, label) => {
          if (isShorter(days, retentionDays)) {
            offerUndo(`Invites older than ${label} are deleted in a moment`)
          }
        }}
      />
      <SettingChoice
        name="detailsRetention"
        label="Keep date of birth and address"
        look="rows"
        choices={detailsChoices}
        onSaved={(chosen) => {
          if (chosen === 'until-submitted' && chosen !== detailsRetention) {
            offerUndo('Older dates of birth and addresses are deleted in a moment')
          }
        }}
      />
      <SavingWords saving={saving} />
    </Section>
  )
}
