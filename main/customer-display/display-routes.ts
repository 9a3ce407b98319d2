import { succeeded } from '#contract'
import type { Handlers } from '../border/handlers.ts'
import type { DisplayService } from './display-service.ts'
import type { StatusWatch } from './status-watch.ts'

type DisplayRoutes = Extract<keyof Handlers, `display.${string}` | 'progress.read'>

export function displayRoutes(
  service: DisplayService,
  watch: Pick<StatusWatch, 'progress'>,
): Pick<Handlers, DisplayRoutes> {
  return {
    'display.show': ({ id }) => service.show(id),
    'display.close': () => {
      service.close()
      return succeeded(undefined)
    },
    'progress.read': () => succeeded(watch.progress()),
    'display.scene': () => succeeded(service.scene()),
    'display.confirm': ({ inviteId, decoded }) => succeeded(service.confirm(inviteId, decoded)),
  }
}
