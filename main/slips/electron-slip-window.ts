import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { eventChannel } from '#contract'
import type { Paper, SlipWindow } from './slip-proofs.ts'

const micronsPerMm = 1000
const mmPerInch = 25.4

export interface ElectronSlipWindow extends SlipWindow {
  readonly window: () => BrowserWindow | undefined
}

/**
 * The window that slips are printed from: opened with the first slip, never shown. The list of printers
 * must not wait for it: the desk knows them too.
 */
export function createElectronSlipWindow(
  desk: BrowserWindow,
  openPage: (page: string, options: BrowserWindowConstructorOptions) => BrowserWindow,
): ElectronSlipWindow {
  let opened: BrowserWindow | undefined

  function window(): BrowserWindow {
    if (opened && !opened.isDestroyed()) return opened
    // A window that opens while the app closes would keep it there.
    if (desk.isDestroyed()) throw new Error('The desk is closed')
    opened = openPage('slip.html', {
      title: 'Front Desk: slip',
      show: false,
      skipTaskbar: true,
      width: 1000,
      height: 1300,
      webPreferences: { backgroundThrottling: false },
    })
    return opened
  }

  return {
    window: () => opened,
    send: (task) => window().webContents.send(eventChannel, 'slip.task', task),
    toPdf: async (paper, isPaged = false) => {
      try {
        return await window().webContents.printToPDF({
          printBackground: true,
          margins: { top: 0, bottom: 0, left: 0, right: 0 },
          ...(isPaged ? paged : {}),
          // In inches here, in microns there.
          pageSize: { width: paper.widthMm / mmPerInch, height: paper.heightMm / mmPerInch },
        })
      } catch {
        // Chromium says only that it failed: the service names it.
        return undefined
      }
    },
    print: (paper, printerName) =>
      new Promise((resolve) => {
        window().webContents.print(
          {
            silent: true,
            printBackground: true,
            deviceName: printerName,
            margins: { marginType: 'none' },
            // Without a size, A4 is assumed.
            pageSize: inMicrons(paper),
          },
          (isTaken) => resolve(isTaken),
        )
      }),
    printers: async () => {
      const printers = await desk.webContents.getPrintersAsync()
      return printers.map(({ options, ...printer }) => ({ ...printer, options: { ...options } }))
    },
    discard: () => {
      opened?.destroy()
      opened = undefined
    },
  }
}

/** In the lower margin that the page's own style leaves; tagged, so that a screen reader finds its way. */
const paged = {
  generateTaggedPDF: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: `<div style="display: flex; justify-content: space-between; gap: 8mm; width: 100%; margin: 0 18mm;
    white-space: nowrap;
    font: 8pt Inter, Arial, sans-serif; color: #000000">
    <span class="title" style="overflow: hidden; text-overflow: ellipsis"></span>
    <span>Page <span class="pageNumber"></span> of <span class="totalPages"></span></span></div>`,
}

function inMicrons({ widthMm, heightMm }: Paper) {
  return { width: widthMm * micronsPerMm, height: heightMm * micronsPerMm }
}
