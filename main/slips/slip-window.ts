import type { Slip, SlipTask } from '#contract'

export interface Paper {
  widthMm: number
  heightMm: number
}

/** A printer as the system describes it. What it leaves out is not known. */
export interface SystemPrinter {
  name: string
  displayName?: string
  /** Windows: a set of flags; CUPS: 3 idle, 4 printing, 5 stopped. Recent versions of Electron leave it out. */
  status?: number
  isDefault?: boolean
  /** CUPS' own words, such as `printer-state-reasons`. */
  options?: Readonly<Record<string, string>>
}

/** The hidden window that slips are printed from, as far as deciding needs it. */
export interface SlipWindow {
  /** Tells the page what to do. The first time it opens the window, whose page then reports that it is ready. */
  send(task: SlipTask): void
  /** What the page shows, as a PDF of that size; nothing when it could not be made. */
  toPdf(paper: Paper): Promise<Uint8Array | undefined>
  /**
   * Hands what the page shows to the system's queue, without a dialog. Answers whether the queue took it.
   * The answer may never come.
   */
  print(paper: Paper, printerName: string): Promise<boolean>
  printers(): Promise<SystemPrinter[]>
  /** Ends the window: a page that is stuck is not used again. */
  discard(): void
}

/** A slip that was made, and what was read back from it. */
export interface Proof {
  slip: Slip
  paper: Paper
  pdf: Uint8Array
  /** As a `data:` address. */
  picture: string
}
