import { describe, expect, it, test } from 'vitest'
import {
  createKeyReader,
  isShortcutName,
  type KeyPress,
  keyCap,
  keysOn,
  type Platform,
  type Shortcut,
  type ShortcutName,
  shortcutPlaces,
  shortcuts,
} from '#contract'

const atDesk = Object.keys(shortcuts)
  .filter(isShortcutName)
  .filter((name) => {
    const { where }: Shortcut = shortcuts[name]
    return where.some((place) => ['desk', 'form', 'history'].includes(place))
  })

type Held = Partial<Omit<KeyPress, 'key' | 'code'>>
const ctrl: Held = { ctrlKey: true }
const alt: Held = { altKey: true }

function press(key: string, code: string, held: Held = {}): KeyPress {
  const none = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }
  return { key, code, ...none, ...held }
}

/** What each key is on a board whose letters are known from what was typed on it, if anything was. */
function board(platform: Platform = 'other', typed = '') {
  const keyboard = createKeyReader(() => platform)
  for (const key of typed) keyboard.notice({ key })
  return (key: string, code: string, held: Held = {}) => {
    const found = keyboard.find(press(key, code, held), atDesk)
    return found && (found.index > 0 ? `${found.name} ${found.index}` : found.name)
  }
}

describe('where a key types no Latin letter, its place counts', () => {
  it.each([
    ['Russian', 'р', 'т', 'ч'],
    ['Ukrainian', 'р', 'т', 'ч'],
    ['Greek', 'η', 'ν', 'χ'],
    ['Arabic', 'ا', 'ى', 'ء'],
    ['Persian', 'ا', 'د', 'ط'],
    ['Hebrew', 'י', 'מ', 'ס'],
    ['Hindi', 'प', 'ल', 'ं'],
    ['Thai', '้', 'ื', 'ป'],
    ['Bulgarian', 'г', 'х', 'й'],
    ['Korean', 'ㅗ', 'ㅜ', 'ㅌ'],
    ['Georgian', 'ჰ', 'ნ', 'ხ'],
    ['Armenian', 'հ', 'ն', 'ղ'],
    ['Japanese kana', 'く', 'み', 'さ'],
  ])('%s', (...[, onH, onN, onX]) => {
    const find = board()
    expect(find(onH, 'KeyH', ctrl)).toBe('history')
    expect(find(onN, 'KeyN', ctrl)).toBe('newInvite')
    expect(find(onN, 'KeyN', alt)).toBe('nameForm')
    expect(find(onX, 'KeyX', alt)).toBe('export')
    expect(find(onH, 'KeyH')).toBeUndefined()
  })

  it('is so for a key that types two letters, and for one that types a sign among them', () => {
    expect(board()('لا', 'KeyB', ctrl)).toBe('hideScreen')
    expect(board('other', 'ש')('/', 'KeyQ', alt)).toBe('showIssued')
    expect(board('other', 'α')(';', 'KeyQ', alt)).toBe('showIssued')
    expect(board('other', 'я')(',', 'KeyQ', alt)).toBe('showIssued')
  })

  it('is so for signs, too', () => {
    expect(board()('б', 'Comma', ctrl)).toBe('settings')
    expect(board()('ת', 'Comma', ctrl)).toBe('settings')
    expect(board()('ृ', 'Equal', ctrl)).toBe('zoomIn')
  })
})

describe('where it types a Latin letter, the letter counts and the place does not', () => {
  it.each([
    ['Dvorak', 'h', 'KeyJ', 'history'],
    ['Dvorak', 'd', 'KeyH', undefined],
    ['Dvorak', 'b', 'KeyN', 'hideScreen'],
    ['Dvorak', 'w', 'Comma', undefined],
    ['Dvorak', ',', 'KeyW', 'settings'],
    ['Colemak', 'k', 'KeyN', 'permanentLink'],
    ['AZERTY', ',', 'KeyM', 'settings'],
    ['AZERTY', ';', 'Comma', 'settings'],
    ['Turkish F', 'ğ', 'KeyE', undefined],
    ['Turkish F', 'h', 'KeyJ', 'history'],
    ['bépo', 'é', 'KeyW', undefined],
  ])('%s: Ctrl and %s on %s is %s', (...[, key, code, name]) => {
    expect(board()(key, code, ctrl)).toBe(name)
  })

  it.each([
    ['AZERTY', 'q', 'KeyA', 'showIssued'],
    ['AZERTY', 'a', 'KeyQ', 'resultArrived'],
    ['QWERTZ', 'y', 'KeyZ', 'takeSuggestion'],
    ['QWERTZ', 'z', 'KeyY', 'undo'],
    ['QWERTZ', 'ö', 'Semicolon', undefined],
    ['Dvorak', "'", 'KeyQ', undefined],
    ['bépo', "'", 'KeyN', undefined],
  ])('%s: Alt and %s on %s is %s', (...[, key, code, name]) => {
    expect(board('other', 'a')(key, code, alt)).toBe(name)
  })

  it('does so with the capitals lock, and not with Shift', () => {
    expect(board()('H', 'KeyH', ctrl)).toBe('history')
    expect(board()('H', 'KeyH', { ...ctrl, shiftKey: true })).toBeUndefined()
  })
})

describe('a digit is its key, whatever the row types', () => {
  it.each([
    ['English', '123456'],
    ['French', '&é"\'(-'],
    ['Czech', '+ěščřž'],
    ['Slovak', '+ľščťž'],
    ['Lithuanian', 'ąčęėįš'],
    ['Vietnamese', 'ăâêộ̀̉'.slice(0, 6)],
    ['Arabic digits', '١٢٣٤٥٦'],
    ['Persian digits', '۱۲۳۴۵۶'],
    ['Hindi digits', '१२३४५६'],
    ['Thai', 'ๅ/-ภถุ'],
  ])('%s', (_layout, row) => {
    for (const [index, key] of [...row].entries()) {
      const recall = index > 0 ? `recall ${index}` : 'recall'
      expect(board()(key, `Digit${index + 1}`, ctrl), key).toBe(recall)
    }
  })

  it('with Shift where that types it, on the number pad, and not where Shift types a sign', () => {
    expect(board()('2', 'Digit2', { ...ctrl, shiftKey: true })).toBe('recall 1')
    expect(board()('2', 'Numpad2', ctrl)).toBe('recall 1')
    expect(board()('3', 'Numpad3', alt)).toBe('takeOver 2')
    expect(board()('ArrowDown', 'Numpad2', ctrl)).toBeUndefined()
    expect(board()('@', 'Digit2', { ...ctrl, shiftKey: true })).toBeUndefined()
  })

  it('leaves the signs of that row to what has no digit there', () => {
    const keyboard = createKeyReader(() => 'other')
    expect(keyboard.find(press('-', 'Digit6', ctrl), ['displaySmaller'])?.name).toBe(
      'displaySmaller',
    )
    expect(keyboard.find(press('à', 'Digit0', ctrl), ['displayReset'])?.name).toBe('displayReset')
  })
})

describe('what types letters is no shortcut', () => {
  it('AltGr, which is Ctrl and Alt together on Windows', () => {
    for (const [key, code] of [
      ['q', 'KeyQ'],
      ['@', 'KeyQ'],
      ['€', 'KeyE'],
      ['ń', 'KeyN'],
      ['2', 'Digit2'],
    ] as const) {
      expect(board()(key, code, { ctrlKey: true, altKey: true })).toBeUndefined()
      const getModifierState = (name: string) => name === 'AltGraph'
      expect(board()(key, code, { getModifierState })).toBeUndefined()
      expect(board()(key, code, { ...ctrl, getModifierState })).toBeUndefined()
    }
  })

  it.each([
    ['ç', 'KeyC'],
    ['@', 'KeyL'],
    ['ł', 'KeyL'],
    ['ß', 'KeyS'],
    ['´', 'KeyE'],
    ['˜', 'KeyN'],
    ['Dead', 'KeyN'],
    ['Dead', 'KeyE'],
    ['€', 'Digit2'],
    ['n', 'KeyN'],
  ])('Option with %s on %s, on a Mac', (key, code) => {
    const find = board('mac')
    for (const held of [alt, { ...alt, shiftKey: true }, { ...alt, ...ctrl }]) {
      expect(find(key, code, held)).toBeUndefined()
    }
    expect(find(key, code, { ...alt, metaKey: true })).toBeUndefined()
  })

  it('and the Windows key is the system’s', () => {
    expect(board()('h', 'KeyH', { metaKey: true })).toBeUndefined()
    expect(board()('h', 'KeyH', { metaKey: true, ...ctrl })).toBeUndefined()
  })
})

test('on a Mac Cmd stands for Ctrl, and Ctrl for Alt', () => {
  const find = board('mac')
  expect(find('n', 'KeyN', { metaKey: true })).toBe('newInvite')
  expect(find('т', 'KeyN', { metaKey: true })).toBe('newInvite')
  expect(find('z', 'KeyZ', ctrl)).toBe('undo')
  expect(find('N', 'KeyN', { metaKey: true, shiftKey: true })).toBe('nameForm')
  expect(find('1', 'Digit1', { metaKey: true, ctrlKey: true })).toBe('takeOver')
})

const systemKeysOfMac = [
  ...'HMQWCVXZ'.split('').map((letter) => `Cmd+${letter}`),
  ...'ABDEFHKLNOPTVY'.split('').map((letter) => `Ctrl+${letter}`),
  ...['Cmd+Space', 'Cmd+Tab', 'Shift+Cmd+Z', 'Shift+Cmd+Q', 'Ctrl+Cmd+F', 'Ctrl+Cmd+Q'],
  ...['Ctrl+Cmd+D', 'Ctrl+Cmd+Space', 'Shift+Cmd+3', 'Shift+Cmd+4', 'Shift+Cmd+5'],
  ...'123456789'.split('').map((digit) => `Ctrl+${digit}`),
  ...['Ctrl+↑', 'Ctrl+↓', 'Ctrl+←', 'Ctrl+→'],
]

test('no shortcut takes a key that macOS needs, and none has Option in it', () => {
  const taken = Object.keys(shortcuts)
    .filter(isShortcutName)
    .flatMap((name) => keysOn('mac', name))
  expect(taken.filter((keys) => systemKeysOfMac.includes(keys))).toEqual([])
  expect(taken.filter((keys) => /Alt|Option/u.test(keys))).toEqual([])
})

test.each(['mac', 'other'] as const)('in one place no key is two shortcuts (%s)', (platform) => {
  for (const place of Object.keys(shortcutPlaces)) {
    const here = Object.keys(shortcuts)
      .filter(isShortcutName)
      .filter((name) => {
        const { where }: Shortcut = shortcuts[name]
        return where.some((one) => one === place)
      })
    const keys = here.flatMap((name) => [...keysOn(platform, name)])
    expect(new Set(keys).size, place).toBe(keys.length)
  }
})

test.each<[Platform, ShortcutName, string, string]>([
  ['other', 'newInvite', 'Ctrl N', 'Control+N'],
  ['other', 'zoomOut', 'Ctrl −', 'Control+-'],
  ['other', 'zoomIn', 'Ctrl +', 'Control+Plus'],
  ['other', 'backToDesk', 'Esc', 'Escape'],
  ['mac', 'newInvite', '⌘ N', 'Meta+N'],
  ['mac', 'nameForm', '⇧ ⌘ N', 'Shift+Meta+N'],
])('on %s the key cap of %s is %s, said as %s', (...[platform, name, shown, spoken]) => {
  expect(keyCap(platform, name)).toEqual({ shown, spoken })
})

test('a key types unless it is held with something that types nothing', () => {
  const other = createKeyReader(() => 'other')
  const mac = createKeyReader(() => 'mac')
  expect(other.types(press('я', 'KeyZ'))).toBe(true)
  expect(other.types(press('@', 'KeyQ', { ctrlKey: true, altKey: true }))).toBe(true)
  expect(other.types(press('a', 'KeyA', alt))).toBe(false)
  expect(other.types(press('Enter', 'Enter'))).toBe(false)
  expect(mac.types(press('ß', 'KeyS', alt))).toBe(true)
  expect(mac.types(press('a', 'KeyA', ctrl))).toBe(false)
})
