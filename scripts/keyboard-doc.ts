import { readFileSync, writeFileSync } from 'node:fs'
import { isShortcutName } from '../preload/contract/shortcut-keys.ts'
import {
  keysOn,
  type Platform,
  type Shortcut,
  type ShortcutName,
  shortcutPlaces,
  shortcuts,
} from '../preload/contract/shortcuts.ts'
import { inProject, say } from './set-up/script.ts'

/** The table in docs/keyboard.md is between these lines; the words around it are written by hand. */
const begin = '<!-- Made by `npm run keyboard-doc` from preload/contract/shortcuts.ts. -->'
const end = '<!-- The end of what is made. -->'

const names = Object.keys(shortcuts).filter(isShortcutName)

function entry(name: ShortcutName): Shortcut {
  return shortcuts[name]
}

function keysIn(name: ShortcutName, platform: Platform): string {
  const keys = keysOn(platform, name).map((written) => `\`${written}\``)
  const isLong = entry(name).isSeries && keys.length > 4
  return isLong ? `${keys[0]} … ${keys.at(-1)}` : keys.join(' ')
}

function tableOf(place: string): string {
  const rows = names
    .filter((name) => entry(name).where.some((where) => where === place))
    .map((name) => `| ${keysIn(name, 'other')} | ${keysIn(name, 'mac')} | ${entry(name).does} |`)
  return ['| Windows, Linux | macOS | does |', '|---|---|---|', ...rows].join('\n')
}

function differentOnMac(): string {
  const lines = names.flatMap((name) => {
    const { mac } = entry(name)
    return mac ? [`- ${keysIn(name, 'mac')} for ${keysIn(name, 'other')}: ${mac.because}.`] : []
  })
  return ['## Other letters on macOS, and why', '', ...lines].join('\n')
}

function made(): string {
  const places = Object.entries(shortcutPlaces).map(
    ([place, { title }]) => `## ${title}\n\n${tableOf(place)}`,
  )
  return [begin, ...places, differentOnMac(), end].join('\n\n')
}

/** Writes the table of keys anew; with `--check`, only says whether it is the one in the code. */
export async function keyboardDoc(args: string[]): Promise<number> {
  const file = inProject('docs', 'keyboard.md')
  const before = readFileSync(file, 'utf8')
  const [head = '', rest = ''] = before.split(begin)
  const after = `${head}${made()}${rest.slice(rest.indexOf(end) + end.length)}`
  if (!args.includes('--check')) writeFileSync(file, after)
  else if (after !== before) {
    say('✗ docs/keyboard.md is not what the code says: run `npm run keyboard-doc`')
    return 1
  }
  return 0
}
