import './kbd.css'

/**
 * A key, shown quietly where it works. Screen readers get it from `aria-keyshortcuts`: here it is paint
 * and no text, so that what a button is called and what it says stay the same.
 */
export function Kbd({ keys }: { keys: string }) {
  return <span className="kbd" aria-hidden="true" data-keys={keys} />
}
