/** Where a shortcut works. */
export type ShortcutPlace = keyof typeof shortcutPlaces

/** In the order of docs/keyboard.md, which is made from this file. */
export const shortcutPlaces = {
  desk: { window: 'desk', title: 'Anywhere at the desk' },
  form: { window: 'desk', title: 'New invite' },
  history: { window: 'desk', title: 'History' },
  list: { window: 'desk', title: 'On a line of the history' },
  details: { window: 'desk', title: 'Details of an invite' },
  adjusting: { window: 'desk', title: 'Adjust code, once it is open' },
  help: { window: 'desk', title: 'Help' },
  display: { window: 'customer', title: 'A code over the desk' },
  ruler: { window: 'customer', title: 'Measuring a screen with a bank card' },
} as const satisfies Record<string, { window: 'desk' | 'customer'; title: string }>

export interface Shortcut {
  where: readonly ShortcutPlace[]
  /** On Windows and Linux. Several mean the same, or, of a series, one thing each in their order. */
  keys: readonly string[]
  isSeries?: true
  /** On macOS, where Ctrl becomes Cmd and Alt becomes Ctrl; other keys only where those are taken. */
  mac?: { keys: readonly string[]; because: string }
  /** In words, for docs/keyboard.md. */
  does: string
}

const textKey = 'moves or deletes in a text field on macOS'

/**
 * Every shortcut, once: what listens to keys, the key caps on the screens and docs/keyboard.md are made from this
 * table. Letters and signs are those that the layout types; how a key is read on which layout: shortcut-keys.ts.
 * On macOS Option is never part of one, because it types letters there.
 */
export const shortcuts = {
  newInvite: { where: ['desk'], keys: ['Ctrl+N'], does: 'New invite' },
  history: {
    where: ['desk'],
    keys: ['Ctrl+H'],
    mac: { keys: ['Cmd+Y'], because: 'Cmd+H hides an app; Cmd+Y is the history in browsers' },
    does: 'History',
  },
  settings: { where: ['desk'], keys: ['Ctrl+,'], does: 'Settings' },
  help: {
    where: ['desk', 'help'],
    keys: ['F1', '?'],
    mac: { keys: ['Cmd+?', 'F1', '?'], because: 'F1 dims the screen on a Mac’s own keyboard' },
    does: 'help: what the keys do here and now, and back; in a field ? is typed',
  },
  refresh: {
    where: ['desk'],
    keys: ['F5'],
    mac: { keys: ['Cmd+R'], because: 'F5 is a key of the system on a Mac’s own keyboard' },
    does: 'reads the lists anew, and asks VerifiMe now how far the customers are',
  },
  switchStaff: {
    where: ['desk'],
    keys: ['Ctrl+I'],
    does: 'the next one on the list of staff is at the desk; whoever has a PIN is asked for it',
  },
  lock: {
    where: ['desk'],
    keys: ['Ctrl+L'],
    mac: { keys: ['Shift+Cmd+L'], because: 'Cmd+L copies the link' },
    does: 'locks the desk, where it has a PIN',
  },
  recall: {
    where: ['desk'],
    keys: ['Ctrl+1', 'Ctrl+2', 'Ctrl+3', 'Ctrl+4', 'Ctrl+5', 'Ctrl+6'],
    isSeries: true,
    does: 'shows the code of one of the last open invites',
  },
  language: {
    where: ['desk', 'display'],
    // Not Shift+F10, which opens the menu of a field.
    keys: [
      ...['Shift+F1', 'Shift+F2', 'Shift+F3', 'Shift+F4', 'Shift+F5', 'Shift+F6'],
      ...['Shift+F7', 'Shift+F8', 'Shift+F9', 'Shift+F11', 'Shift+F12'],
    ],
    isSeries: true,
    does: 'the customer’s language',
  },
  wifi: {
    where: ['desk', 'display'],
    keys: ['Ctrl+G'],
    does: 'shows the guest Wi-Fi, and takes it away',
  },
  notice: {
    where: ['desk', 'display'],
    keys: ['Ctrl+O'],
    does: 'shows the privacy notice by itself, and brings back what it covered',
  },
  permanentLink: { where: ['desk'], keys: ['Ctrl+K'], does: 'shows the permanent link' },
  hideScreen: {
    where: ['desk'],
    keys: ['Ctrl+B'],
    does: 'hides what the customer’s own screen shows, and shows it again',
  },
  adjust: {
    where: ['desk'],
    keys: ['Alt+G'],
    does: 'opens Adjust code, for the customer’s own screen',
  },
  undo: {
    where: ['desk'],
    keys: ['Alt+Z'],
    does: 'takes back what was done last: a deletion for ten seconds, a cleared form until the second invite after it is made',
  },
  clearDisplay: {
    where: ['desk'],
    keys: ['Esc'],
    does: 'takes what was asked for from the customer’s own screen',
  },
  zoomIn: { where: ['desk'], keys: ['Ctrl++'], does: 'the desk larger, up to 200 %' },
  zoomOut: { where: ['desk'], keys: ['Ctrl+-'], does: 'the desk smaller, down to 80 %' },
  zoomReset: { where: ['desk'], keys: ['Ctrl+0'], does: 'the desk in its usual size' },

  create: {
    where: ['form'],
    keys: ['Enter'],
    does: 'creates the invite; on the summary of problems: to the first field',
  },
  nameForm: {
    where: ['form'],
    keys: ['Alt+N'],
    mac: { keys: ['Shift+Cmd+N'], because: `Ctrl+N ${textKey}` },
    does: 'name in parts or full name',
  },
  nextCode: {
    where: ['form'],
    keys: ['Alt+O'],
    mac: { keys: ['Shift+Cmd+O'], because: 'Ctrl+O opens a line in a text field on macOS' },
    does: 'the next of several organisation codes',
  },
  takeSuggestion: {
    where: ['form'],
    keys: ['Alt+Y'],
    mac: { keys: ['Cmd+U'], because: 'Ctrl+Y pastes in a text field on macOS' },
    does: 'takes the suggested address',
  },
  cancelCreating: {
    where: ['form'],
    keys: ['Esc'],
    does: 'stops waiting for VerifiMe while an invite is being created',
  },
  clearForm: { where: ['form'], keys: ['Alt+C'], does: 'clears the form' },
  hold: {
    where: ['form'],
    keys: ['Alt+H'],
    mac: { keys: ['Shift+Cmd+H'], because: `Ctrl+H ${textKey}` },
    does: 'puts whoever is half typed on hold',
  },
  resumeHeld: {
    where: ['form'],
    keys: ['Alt+J'],
    does: 'goes on with whoever has been on hold longest; whoever is in the form is put on hold',
  },
  nextExpected: {
    where: ['form'],
    keys: ['Alt+M'],
    mac: { keys: ['Shift+Cmd+M'], because: 'Ctrl+M ends a line in a text field on macOS' },
    does: 'fills the form with whoever is expected next; once more, with the one after; where nobody is, chooses a list',
  },
  toQueue: {
    where: ['form'],
    keys: ['Alt+W'],
    does: 'to the people beside the form; arrow keys go on from there, Esc goes back',
  },
  readBack: {
    where: ['form'],
    keys: ['Alt+R'],
    does: 'shows the customer the typed address, large, for a nod',
  },
  showIssued: { where: ['form'], keys: ['Alt+Q'], does: 'the code of the invite just made' },
  changeIssued: {
    where: ['form'],
    keys: ['Alt+E'],
    mac: { keys: ['Cmd+E'], because: `Ctrl+E ${textKey}` },
    does: 'a fresh invite with corrected details, in place of the one just made',
  },
  familyMember: {
    where: ['form'],
    keys: ['Alt+F'],
    mac: { keys: ['Shift+Cmd+F'], because: `Ctrl+F ${textKey}` },
    does: 'an invite for the next family member',
  },
  showOpenToday: {
    where: ['form'],
    keys: ['Alt+S'],
    does: 'shows the code that this customer was given today',
  },
  takeOver: {
    where: ['form'],
    keys: ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5'],
    isSeries: true,
    mac: {
      keys: ['Ctrl+Cmd+1', 'Ctrl+Cmd+2', 'Ctrl+Cmd+3', 'Ctrl+Cmd+4', 'Ctrl+Cmd+5'],
      because: 'Ctrl and a digit goes to another desktop on macOS',
    },
    does: 'takes over the details of somebody who has been here before',
  },

  copyLink: {
    where: ['form', 'history', 'details'],
    keys: ['Alt+L'],
    mac: { keys: ['Cmd+L'], because: 'Ctrl+L scrolls in a text field on macOS' },
    does: 'copies the link of the invite',
  },
  printSlip: {
    where: ['form', 'history', 'details'],
    keys: ['Alt+P'],
    mac: { keys: ['Shift+Cmd+P'], because: `Ctrl+P ${textKey}` },
    does: 'prints the slip of the invite',
  },
  cannotScan: {
    where: ['form', 'history', 'details', 'display'],
    keys: ['Alt+B'],
    mac: { keys: ['Shift+Cmd+B'], because: `Ctrl+B ${textKey}` },
    does: 'can’t scan? the link in large letters, a slip, or an email',
  },
  previewSlip: {
    where: ['form', 'history'],
    keys: ['Ctrl+P'],
    does: 'the slip before it is printed: other paper, other printer, PDF',
  },

  search: { where: ['history'], keys: ['Ctrl+F'], does: 'to the search' },
  primaryAction: {
    where: ['history', 'list', 'details'],
    keys: ['Enter'],
    does: 'today’s open invite: its code; any other: a fresh one from the same details',
  },
  otherAction: {
    where: ['history'],
    keys: ['Ctrl+Enter'],
    does: 'what Enter does not do: invites again, or shows the code',
  },
  details: {
    where: ['history'],
    keys: ['Alt+D'],
    mac: { keys: ['Cmd+D'], because: `Ctrl+D ${textKey}` },
    does: 'details of the invite',
  },
  followUp: {
    where: ['history', 'details'],
    keys: ['Alt+T'],
    mac: { keys: ['Cmd+T'], because: 'Ctrl+T swaps two letters in a text field on macOS' },
    does: 'sets the day on which an open invite is to be looked after',
  },
  saveRecord: {
    where: ['history', 'details'],
    keys: ['Ctrl+S'],
    does: 'saves the record of the invite as a PDF',
  },
  resultArrived: {
    where: ['history', 'details'],
    keys: ['Alt+A'],
    mac: { keys: ['Shift+Cmd+A'], because: `Ctrl+A ${textKey}` },
    does: 'notes that the result of the invite has arrived at the organisation',
  },
  unfinishedToday: { where: ['history'], keys: ['Alt+U'], does: 'unfinished today, and back' },
  export: { where: ['history'], keys: ['Alt+X'], does: 'exports what is listed' },
  toList: { where: ['history'], keys: ['↓'], does: 'from the search to the list' },
  select: { where: ['list'], keys: ['Space'], does: 'selects the line, and lets it go' },
  selectAll: { where: ['list'], keys: ['Ctrl+A'], does: 'selects everything that was found' },
  remove: {
    where: ['list'],
    keys: ['Delete'],
    mac: {
      keys: ['Cmd+Backspace', 'Delete'],
      because: 'small boards have no Delete; it is the Finder’s key',
    },
    does: 'deletes what is selected, else the line; ten seconds to take that back',
  },
  leaveList: { where: ['list'], keys: ['Esc'], does: 'lets the selection go; then to the search' },
  reveal: { where: ['details'], keys: ['Alt+R'], does: 'shows the whole details, and hides them' },
  close: { where: ['details'], keys: ['Esc'], does: 'closes the details' },

  printHelp: { where: ['help'], keys: ['Ctrl+P'], does: 'prints what help shows' },
  closeHelp: { where: ['help'], keys: ['Esc'], does: 'empties the search; then closes help' },

  move: {
    where: ['adjusting', 'display'],
    keys: ['←', '↑', '↓', '→'],
    isSeries: true,
    does: 'moves the code',
  },
  larger: { where: ['adjusting'], keys: ['+'], does: 'makes the code larger' },
  smaller: { where: ['adjusting'], keys: ['-'], does: 'makes the code smaller' },
  dim: { where: ['adjusting'], keys: ['D'], does: 'dims the white around the code' },
  reset: {
    where: ['adjusting'],
    keys: ['0', 'Home'],
    does: 'puts the code back where it was, as large and as bright as usual',
  },
  stopAdjusting: { where: ['adjusting'], keys: ['Esc'], does: 'goes back to where one was' },
  // Over the desk signs and letters need Ctrl: by themselves they are somebody's typing.
  displayLarger: { where: ['display'], keys: ['Ctrl++'], does: 'makes the code larger' },
  displaySmaller: { where: ['display'], keys: ['Ctrl+-'], does: 'makes the code smaller' },
  displayDim: { where: ['display'], keys: ['Ctrl+D'], does: 'dims the white around the code' },
  displayReset: {
    where: ['display'],
    keys: ['Ctrl+0', 'Home'],
    does: 'puts the code back where it was, as large and as bright as usual',
  },
  backToDesk: {
    where: ['display'],
    keys: ['Esc', 'Ctrl+N'],
    does: 'back to the desk, which waits for the next customer',
  },
  narrower: { where: ['ruler'], keys: ['←', '↓'], isSeries: true, does: 'narrower by 1 or by 10' },
  wider: { where: ['ruler'], keys: ['→', '↑'], isSeries: true, does: 'wider by 1 or by 10' },
  keepMeasure: { where: ['ruler'], keys: ['Enter'], does: 'keeps the size' },
  leaveMeasure: { where: ['ruler'], keys: ['Esc'], does: 'leaves the size as it was' },
} as const satisfies Record<string, Shortcut>

export type ShortcutName = keyof typeof shortcuts

export type Platform = 'mac' | 'other'

/** Its keys as they are written: `Ctrl+N`, on macOS `Cmd+N`. */
export function keysOn(platform: Platform, name: ShortcutName): readonly string[] {
  const { keys, mac }: Shortcut = shortcuts[name]
  if (platform === 'other') return keys
  // Each name is replaced once: Alt becomes Ctrl and stays that.
  const onMac = (written: string) =>
    written.replace(/Ctrl\+|Alt\+/gu, (modifier) => (modifier === 'Ctrl+' ? 'Cmd+' : 'Ctrl+'))
  return mac?.keys ?? keys.map(onMac)
}
