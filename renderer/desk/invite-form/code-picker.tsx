import { ask } from '../../ask.ts'
import { ChoiceList } from '../../ui/choice-list.tsx'
import { useNotice } from '../notice-store.ts'
import { useSettings, useSettingsStore } from '../settings-store.ts'

/** Which organisation code the invite is made with; only where there are several. */
export function CodePicker() {
  const { codes, selectedCodeId } = useSettings()
  const take = useSettingsStore((state) => state.take)
  if (codes.length < 2) return null
  const choose = async (id: string) => {
    const answer = take(await ask('settings.change', { selectedCodeId: id }))
    if (!answer.ok) useNotice.getState().fail(answer.failure)
  }
  return (
    <ChoiceList
      label="Organisation code"
      isLabelHidden
      look="segments"
      choices={codes.map(({ id, label, ending }) => ({ value: id, label: label || `••${ending}` }))}
      value={selectedCodeId}
      onChange={(id) => void choose(id)}
    />
  )
}
