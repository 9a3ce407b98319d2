import { create } from 'zustand'

interface Announced {
  words: string
  /** Counts them, so that the same words twice are two announcements. */
  count: number
}

const useAnnounced = create<Announced>()(() => ({ words: '', count: 0 }))

/** Says something once to those who do not see the screen, when what they hear has ended. */
export function announce(words: string): void {
  useAnnounced.setState(({ count }) => ({ words, count: count + 1 }))
}

/** The window's one place for that. Always in the page: a region that comes with its words is not heard. */
export function Announcer() {
  const { words, count } = useAnnounced()
  return (
    <div className="visually-hidden" role="log" aria-live="polite" aria-label="Announcements">
      <p key={count}>{words}</p>
    </div>
  )
}
