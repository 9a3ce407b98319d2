import { succeeded } from '#contract'
import type { Handlers } from '../border/handlers.ts'
import type { DisplayService } from './display-service.ts'

type DisplayRoutes = Extract<keyof Handlers, `display.${string}`>

export function displayRoutes(service: DisplayService): Pick<Handlers, DisplayRoutes> {
  return {
    'display.show': ({ id }) => service.show(id),
    'display.close': () => {
      service.close()
      return succeeded(undefined)
    },
    'display.scene': () => succeeded(service.scene()),
    'display.confirm': ({ inviteId, decoded }) => succeeded(service.confirm(inviteId, decoded)),
  }
}
