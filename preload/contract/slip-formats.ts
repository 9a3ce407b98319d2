/** The papers that a slip can be on, in the order in which they are offered. */
export const slipFormatNames = ['roll-80', 'roll-58', 'a6', 'a4'] as const
export type SlipFormat = (typeof slipFormatNames)[number]

/** A size of type and the height of its lines. */
export interface SlipType {
  sizeMm: number
  lineMm: number
}

/** All that a format is. Lines are whole half millimetres high, so that the code beneath begins on a dot. */
export interface SlipFormatDefinition {
  /** As staff choose it. */
  label: string
  widthMm: number
  /** Absent on a roll, which is cut where the slip ends. */
  heightMm?: number
  code: {
    /** What a printer leaves blank on either side, and a little more. */
    marginMm: number
    /** One module. On the rolls a whole number of the print head's dots, 8 to the millimetre. */
    moduleMm: number
  }
  /** As large as a logo may be. */
  logo: { widthMm: number; heightMm: number }
  /** The longest privacy notice that stands on it; of a longer one its link alone, or whom to ask. */
  noticeCharacters: number
  text: {
    marginMm: number
    topMm: number
    bottomMm: number
    gapMm: number
    /** Above the lines at the foot. On a sheet they can stand at its end instead. */
    aboveFacts: { mm: number } | 'rest'
    /** How many lines the organisation's name may take. */
    nameLines: number
    name: SlipType
    purpose: SlipType
    host: SlipType
    small: SlipType
  }
}

/** One row makes a format complete: page, PDF, printer and the choice on screen all read it. */
export const slipFormats: Readonly<Record<SlipFormat, SlipFormatDefinition>> = {
  'roll-80': {
    label: '80 mm roll',
    widthMm: 80,
    code: { marginMm: 4, moduleMm: 1 },
    logo: { widthMm: 46, heightMm: 14 },
    noticeCharacters: 300,
    text: {
      marginMm: 5,
      topMm: 4,
      bottomMm: 5,
      gapMm: 2,
      aboveFacts: { mm: 4 },
      nameLines: 5,
      name: { sizeMm: 4.4, lineMm: 5.5 },
      purpose: { sizeMm: 6.4, lineMm: 7.5 },
      host: { sizeMm: 4.2, lineMm: 5.5 },
      small: { sizeMm: 3.2, lineMm: 4.5 },
    },
  },
  'roll-58': {
    label: '58 mm roll',
    widthMm: 58,
    code: { marginMm: 5, moduleMm: 0.875 },
    logo: { widthMm: 36, heightMm: 12 },
    noticeCharacters: 300,
    text: {
      marginMm: 5,
      topMm: 4,
      bottomMm: 5,
      gapMm: 1.5,
      aboveFacts: { mm: 3 },
      nameLines: 5,
      name: { sizeMm: 3.8, lineMm: 5 },
      purpose: { sizeMm: 5.2, lineMm: 6 },
      host: { sizeMm: 3.6, lineMm: 5 },
      small: { sizeMm: 2.6, lineMm: 4 },
    },
  },
  a6: {
    label: 'A6',
    widthMm: 105,
    heightMm: 148,
    code: { marginMm: 8, moduleMm: 1.25 },
    logo: { widthMm: 46, heightMm: 8 },
    noticeCharacters: 80,
    text: {
      marginMm: 10,
      topMm: 8,
      bottomMm: 7,
      gapMm: 1.5,
      aboveFacts: 'rest',
      nameLines: 3,
      name: { sizeMm: 4.2, lineMm: 5.5 },
      purpose: { sizeMm: 6.2, lineMm: 7.5 },
      host: { sizeMm: 4.2, lineMm: 5.5 },
      small: { sizeMm: 3, lineMm: 4.5 },
    },
  },
  a4: {
    label: 'A4',
    widthMm: 210,
    heightMm: 297,
    code: { marginMm: 25, moduleMm: 2 },
    logo: { widthMm: 80, heightMm: 22 },
    noticeCharacters: 300,
    text: {
      marginMm: 35,
      topMm: 30,
      bottomMm: 25,
      gapMm: 6,
      aboveFacts: { mm: 14 },
      nameLines: 5,
      name: { sizeMm: 7, lineMm: 9 },
      purpose: { sizeMm: 11, lineMm: 13 },
      host: { sizeMm: 7, lineMm: 9 },
      small: { sizeMm: 4.4, lineMm: 6.5 },
    },
  },
}
