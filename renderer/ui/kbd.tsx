import './kbd.css'

/** A key, shown quietly where it works. Screen readers get it from `aria-keyshortcuts`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="kbd" aria-hidden="true">
      {keys}
    </span>
  )
}
