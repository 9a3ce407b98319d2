import { app } from 'electron'

export const linkScheme = 'frontdesk'

/** Links that other programs opened in this one, unread: what is in them is judged when the desk takes them. */
export interface OpenedLinks {
  /** The one that was opened last, once. */
  take: () => string | undefined
  /** Calls whenever one is opened from now on. */
  listen: (listener: () => void) => void
}

/**
 * Windows and Linux start the app once more with the link among its arguments, and that instance hands them to the
 * first; macOS tells the app that runs.
 */
export function watchOpenedLinks(): OpenedLinks {
  let waiting: string | undefined
  let tell: () => void = () => undefined
  const open = (link: string | undefined) => {
    if (link === undefined) return
    waiting = link
    tell()
  }
  open(linkIn(process.argv))
  app.on('second-instance', (_event, args) => open(linkIn(args)))
  app.on('open-url', (event, link) => {
    event.preventDefault()
    open(link)
  })
  return {
    take: () => {
      const taken = waiting
      waiting = undefined
      return taken
    },
    listen: (listener) => {
      tell = listener
    },
  }
}

function linkIn(args: readonly string[]): string | undefined {
  return args.find((argument) => argument.toLowerCase().startsWith(`${linkScheme}:`))
}
