import { useEffect } from 'react'
import { useDetail } from './detail-store.ts'
import { useExport } from './export-store.ts'
import { useHistory } from './history-store.ts'
import { focusList, focusSearch } from './list-keys.ts'
import { useRemove } from './remove-store.ts'

/**
 * Keeps the keyboard in the history. A question or a sheet that closes gives it back to the row that it
 * came from, in the next frame; where that row went meanwhile, or the whole list did, nothing has it.
 */
export function useRestoredFocus() {
  const isEmpty = useHistory(({ invites }) => invites.length === 0)
  const isDeleting = useRemove(({ state }) => state.step !== 'none')
  const isExporting = useExport(({ state }) => state.step !== 'none')
  const isDetailed = useDetail(({ detail }) => detail !== undefined)
  const isCovered = isDeleting || isExporting || isDetailed
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that empties takes its rows with it.
  useEffect(() => {
    if (isCovered) return
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return
      focusList()
      if (document.activeElement === document.body) focusSearch()
    })
    return () => cancelAnimationFrame(frame)
  }, [isEmpty, isCovered])
}
