import { succeeded } from '#contract'
import type { Handlers } from '../ipc/handlers.ts'
import type { SlipService } from './slip-service.ts'

type SlipRoutes = Extract<keyof Handlers, `slips.${string}`>

export function slipRoutes(service: SlipService): Pick<Handlers, SlipRoutes> {
  return {
    'slips.printers': async () => succeeded(await service.printers()),
    'slips.preview': ({ id }) => service.preview(id),
    'slips.print': ({ id }) => service.print(id),
    'slips.savePdf': ({ id }) => service.savePdf(id),
    'slips.printTest': () => service.printTest(),
    'slips.approveTest': () => service.approveTest(),
    'slips.report': (report) => {
      service.report(report)
      return succeeded(undefined)
    },
  }
}
