import type { LiveScreen, Screens } from '../../main/customer-display/screens.ts'

export const deskScreen: LiveScreen = {
  id: 1,
  name: 'Laptop',
  bounds: { x: 0, y: 0, width: 1366, height: 768 },
  scaleFactor: 1,
}
export const secondScreen: LiveScreen = {
  id: 2,
  name: 'Counter',
  bounds: { x: 1366, y: 0, width: 1280, height: 800 },
  scaleFactor: 1.5,
}

/** The computer's screens, which a test connects and takes away; the desk is on the first. */
export function createFakeScreens(connected: LiveScreen[] = [deskScreen]) {
  const state = { connected, deskId: deskScreen.id }
  let timesAsked = 0
  const listeners = new Set<() => void>()
  const identified: number[][] = []
  const change = (changes: Partial<typeof state>) => {
    Object.assign(state, changes)
    for (const listener of listeners) listener()
  }
  const screens: Screens = {
    live: () => {
      timesAsked += 1
      return state.connected
    },
    deskId: () => state.deskId,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    identify: (numbered) => void identified.push(numbered.map(({ number }) => number)),
  }
  return {
    screens,
    identified,
    /** How often the system had to list them. */
    timesAsked: () => timesAsked,
    connect: (...live: LiveScreen[]) => change({ connected: live }),
    moveDesk: (deskId: number) => change({ deskId }),
  }
}
