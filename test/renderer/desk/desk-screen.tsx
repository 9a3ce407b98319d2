import { cleanup, configure, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach } from 'vitest'
import type { StoreApi } from 'zustand'
import { App } from '../../../renderer/desk/app.tsx'
import { useDatabase, useScreen, useSettingsStore } from '../../../renderer/desk/app-state.ts'
import { useCannotScan } from '../../../renderer/desk/cannot-scan/cannot-scan-store.ts'
import { useRetention } from '../../../renderer/desk/clock-dialog.tsx'
import { useDisplay } from '../../../renderer/desk/display/display-store.ts'
import { useExpected } from '../../../renderer/desk/expected/expected-store.ts'
import { useForget } from '../../../renderer/desk/forget/forget-store.ts'
import { useDetail } from '../../../renderer/desk/history/detail-store.ts'
import { useExport } from '../../../renderer/desk/history/export-store.ts'
import { useHistory } from '../../../renderer/desk/history/history-store.ts'
import { useRemove } from '../../../renderer/desk/history/remove-store.ts'
import { useSelection } from '../../../renderer/desk/history/selection-store.ts'
import { useCreation } from '../../../renderer/desk/invite-form/creation-store.ts'
import { useDraft } from '../../../renderer/desk/invite-form/draft-store.ts'
import { useReturning } from '../../../renderer/desk/invite-form/returning-store.ts'
import { readTheRest } from '../../../renderer/desk/later.tsx'
import { useMasking } from '../../../renderer/desk/masking.ts'
import { useNotice } from '../../../renderer/desk/notice-store.ts'
import { useQueue } from '../../../renderer/desk/queue/queue-store.ts'
import { useTypedSettings } from '../../../renderer/desk/settings/typed-settings-store.ts'
import { useSlipPreview } from '../../../renderer/desk/slips/slip-store.ts'
import { type FakeDesk, installFakeDesk, type PlannedAnswers } from '../../fakes/fake-desk.ts'

function resetOf<State>(store: Pick<StoreApi<State>, 'setState' | 'getInitialState'>) {
  return () => store.setState(store.getInitialState(), true)
}

const resets = [
  resetOf(useDatabase),
  resetOf(useCannotScan),
  resetOf(useDisplay),
  resetOf(useExpected),
  resetOf(useMasking),
  resetOf(useHistory),
  resetOf(useReturning),
  resetOf(useRetention),
  resetOf(useSelection),
  resetOf(useRemove),
  resetOf(useForget),
  resetOf(useDetail),
  resetOf(useExport),
  resetOf(useCreation),
  resetOf(useDraft),
  resetOf(useNotice),
  resetOf(useQueue),
  resetOf(useScreen),
  resetOf(useSettingsStore),
  resetOf(useTypedSettings),
  resetOf(useSlipPreview),
]

configure({
  // An effect of ours moves the focus, and user-event would start React anew in the middle of its work.
  eventWrapper: (dispatch) => dispatch(),
})

// A simulated page lays nothing out: a list would have no room for rows, and nowhere to scroll.
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: {
    configurable: true,
    get(this: HTMLElement) {
      return this.classList.contains('history-list') ? 1200 : 0
    },
  },
  scrollHeight: {
    configurable: true,
    get(this: HTMLElement) {
      const [content] = this.classList.contains('history-list') ? this.children : []
      return content instanceof HTMLElement ? Number.parseFloat(content.style.height) : 0
    },
  },
})

let current: FakeDesk | undefined

afterEach(() => {
  cleanup()
  for (const reset of resets) reset()
  current?.expectNothingUnplanned()
  current = undefined
})

/** Opens the whole receptionist's window in front of a planned main process. */
export async function openDesk(planned: PlannedAnswers = {}) {
  const desk = installFakeDesk(planned)
  current = desk
  const user = userEvent.setup()
  await readTheRest()
  render(<App />)
  await screen.findByRole('main')
  return { desk, user }
}

/** A field of the form, by its exact name. */
export function field(name: string): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('textbox', { name })
}
