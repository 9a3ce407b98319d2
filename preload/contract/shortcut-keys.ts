import {
  keysOn,
  type Platform,
  type Shortcut,
  type ShortcutName,
  shortcutPlaces,
  shortcuts,
} from './shortcuts.ts'

/** What of a key event tells which shortcut it is: a page's, or, put into these names, Electron's. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'
> & { getModifierState?: (name: string) => boolean }

export interface PressedShortcut {
  name: ShortcutName
  /** Which of its keys, from 0. */
  index: number
}

/**
 * What the layout's letter keys type: the last letter says it. Where a letter key types a sign, as Q does on Hebrew
 * (/) and on Dvorak ('), that tells whether the key means the letter printed on it in Latin, or just the sign.
 */
type Letters = 'unknown' | 'latin' | 'other'

/**
 * Reads keys. A shortcut is the letter or sign that the layout types. Where the key types a letter of another script
 * (Russian, Greek, Hebrew, Thai…), it is the key's place on the board; a digit is its key on every layout, because
 * French and Czech type it with Shift. Letters that AltGr or a Mac's Option types are never shortcuts.
 */
export function createKeyReader(platform: () => Platform) {
  let letters: Letters = 'unknown'
  return {
    platform,
    /** Is to see every key, so that the layout is known. */
    notice: (press: Pick<KeyPress, 'key'>): void => {
      letters = scriptOf(press.key) ?? letters
    },
    /** Which of these shortcuts a key is. One key is never two of them, in whatever places they are. */
    find: (press: KeyPress, names: readonly ShortcutName[]): PressedShortcut | undefined => {
      const modifiers = modifiersOf(press, platform())
      if (modifiers === undefined) return undefined
      const windows = new Set(names.flatMap(windowsOf))
      const inWindow = shortcutNames.filter((name) =>
        windowsOf(name).some((one) => windows.has(one)),
      )
      const written = writtenKeys(press, letters)
        .map((key) => modifiers(key) + key)
        .find((keys) => inWindow.some((name) => keysOn(platform(), name).includes(keys)))
      for (const name of names) {
        const index = written === undefined ? -1 : keysOn(platform(), name).indexOf(written)
        if (index >= 0) return { name, index }
      }
      return undefined
    },
    /** Whether the key puts a letter, a digit or a sign into a field. */
    types: ({ key, ctrlKey, altKey, metaKey }: KeyPress): boolean => {
      if (metaKey || ([...key].length > 1 && key !== 'Dead')) return false
      // AltGr is Ctrl and Alt together on Windows; on a Mac Option types.
      return platform() === 'mac' ? !ctrlKey : ctrlKey === altKey
    },
  }
}

export type Keyboard = ReturnType<typeof createKeyReader>

export function isShortcutName(name: string): name is ShortcutName {
  return Object.hasOwn(shortcuts, name)
}

export const shortcutNames: readonly ShortcutName[] = Object.keys(shortcuts).filter(isShortcutName)

function windowsOf(name: ShortcutName) {
  const { where }: Shortcut = shortcuts[name]
  return where.map((place) => shortcutPlaces[place].window)
}

/** What is written before a key; nothing where the modifiers are those of typing, or the system's. */
function modifiersOf(press: KeyPress, platform: Platform): ((key: string) => string) | undefined {
  const { ctrlKey, altKey, metaKey, shiftKey } = press
  const isMac = platform === 'mac'
  // Not with Alt: that is somebody's Alt, whatever else is held.
  if (!altKey && press.getModifierState?.('AltGraph')) return undefined
  if (isMac ? altKey : metaKey || (ctrlKey && altKey)) return undefined
  const others = [ctrlKey && 'Ctrl+', altKey && 'Alt+'].filter(Boolean).join('')
  // Digits and signs stand with Shift on one layout and without on another.
  return (key) =>
    others + (shiftKey && !/^[\d+,?-]$/u.test(key) ? 'Shift+' : '') + (metaKey ? 'Cmd+' : '')
}

const namedKeys: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

const typedSigns: Readonly<Record<string, string>> = {
  '+': '+',
  // The key of plus, without Shift, on most layouts.
  '=': '+',
  '-': '-',
  '−': '-',
  ',': ',',
  '?': '?',
}

const signPlaces: Readonly<Record<string, string>> = { Equal: '+', Minus: '-', Comma: ',' }

/** What a key may be written as in the table, the likeliest first. */
function writtenKeys({ key, code, shiftKey }: KeyPress, letters: Letters): string[] {
  const named = namedKeys[key]
  if (named !== undefined) return [named]
  if (isNamed(key)) return [key]
  if (/^[a-z\d]$/iu.test(key)) return [key.toUpperCase()]
  const sign = typedSigns[key]
  const signs = sign === undefined ? [] : [sign]
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(code)?.[1]
  if (digit !== undefined) return shiftKey ? signs : [digit, ...signs]
  const script = scriptOf(key)
  if (script === 'latin') return []
  const letter = /^Key([A-Z])$/u.exec(code)?.[1]
  const isLetter = script === 'other' || letters !== 'latin'
  if (letter !== undefined) return isLetter ? [...signs, letter] : signs
  const place = shiftKey ? undefined : signPlaces[code]
  return signs.length > 0 || place === undefined ? signs : [place]
}

/** `Enter`, `F1`: of several letters. Arabic types two letters with one key, which have no name in Latin. */
function isNamed(key: string): boolean {
  return /^[A-Z][a-z\dA-Z]+$/u.test(key) && key !== 'Dead' && key !== 'Unidentified'
}

/** Of a letter, or of a mark that stands on one, as in Thai and Hindi. */
function scriptOf(key: string): Exclude<Letters, 'unknown'> | undefined {
  if (isNamed(key) || !/[\p{L}\p{M}]/u.test(key)) return undefined
  return /\p{Script=Latin}/u.test(key) ? 'latin' : 'other'
}

const spokenKeys: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  Cmd: 'Meta',
  Esc: 'Escape',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '+': 'Plus',
}

const macSigns: Readonly<Record<string, string>> = { Ctrl: '⌃', Shift: '⇧', Cmd: '⌘' }

/** How a key is shown on the screen, and said by `aria-keyshortcuts`. */
export interface KeyCap {
  shown: string
  spoken: string
}

export function keyCap(platform: Platform, name: ShortcutName, index = 0): KeyCap {
  const written = keysOn(platform, name)[index] ?? ''
  const parts = [...written.matchAll(/(.[^+]*)(?:\+|$)/gu)].map(([, part = '']) => part)
  const shown = parts.map((part) => (platform === 'mac' ? (macSigns[part] ?? part) : part))
  return {
    shown: shown.join(' ').replace('-', '−'),
    spoken: parts.map((part) => spokenKeys[part] ?? part).join('+'),
  }
}
