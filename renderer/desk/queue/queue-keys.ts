import type { KeyboardEvent } from 'react'
import { focusField } from '../focus.ts'

/** Up and down between people, left and right between what can be done for one; Esc back to the form. */
export function onQueueKey(event: KeyboardEvent<HTMLElement>) {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
  const active =
    event.target instanceof Element
      ? event.target.closest<HTMLButtonElement>('.queue-row button')
      : null
  const row = active?.closest<HTMLElement>('.queue-row')
  if (!active || !row) return
  if (event.key === 'Escape') {
    event.preventDefault()
    focusField('email')
    return
  }
  const rows = queueRows()
  const buttons = [...row.querySelectorAll('button')]
  const next = whereTo(
    event.key,
    { at: rows.indexOf(row), rows },
    { at: buttons.indexOf(active), buttons },
  )
  if (next === 'elsewhere') return
  event.preventDefault()
  next?.focus()
}

function whereTo(
  key: string,
  { at, rows }: { at: number; rows: Element[] },
  { at: place, buttons }: { at: number; buttons: HTMLElement[] },
): HTMLElement | undefined | 'elsewhere' {
  switch (key) {
    case 'ArrowRight':
      return buttons[place + 1]
    case 'ArrowLeft':
      return buttons[place - 1]
    case 'ArrowDown':
      return buttonIn(rows[at + 1], place)
    case 'ArrowUp':
      return buttonIn(rows[at - 1], place)
    case 'Home':
      return buttonIn(rows[0], 0)
    case 'End':
      return buttonIn(rows.at(-1), 0)
    default:
      return 'elsewhere'
  }
}

function buttonIn(row: Element | undefined, place: number): HTMLElement | undefined {
  const buttons = [...(row?.querySelectorAll<HTMLElement>('button') ?? [])]
  return buttons[Math.min(place, buttons.length - 1)]
}

/** Of the row that goes: to the same one in another group, to whoever is in its place, or behind its group; else to the form. */
export function nextEntry(gone: HTMLElement): () => void {
  const { kind, id } = gone.dataset
  const list = gone.parentElement
  const inList = () => queueRows().filter(({ parentElement }) => parentElement === list)
  const place = inList().indexOf(gone)
  const behind = queueRows().slice(queueRows().indexOf(gone) + 1)
  return () => {
    const rows = queueRows()
    const next =
      rows.find(({ dataset }) => dataset.kind === kind && dataset.id === id) ??
      inList()
        .slice(0, place + 1)
        .at(-1) ??
      behind.find(({ isConnected }) => isConnected) ??
      rows.at(-1)
    const button = next?.querySelector('button')
    if (button) button.focus()
    else focusField('email')
  }
}

const queueRows = () => [...document.querySelectorAll<HTMLElement>('.queue-row:has(button)')]

/** To the first person beside the form. */
export function focusQueue() {
  document.querySelector<HTMLElement>('.queue-row button')?.focus()
}
