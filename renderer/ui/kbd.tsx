import './kbd.css'

/** How a key is shown, and how `aria-keyshortcuts` says it. */
export interface Keys {
  shown: string
  spoken: string
}

/** A key, shown quietly where it works. Screen readers get it from `aria-keyshortcuts`. */
export function Kbd({ keys }: { keys: Keys }) {
  return (
    <span className="kbd" aria-hidden="true">
      {keys.shown}
    </span>
  )
}
