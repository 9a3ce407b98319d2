import { type ReactNode, useEffect } from 'react'
import { create } from 'zustand'

/** All that is read later, in the order in which it was named; what a key leads to that is pressed blindly comes first. */
const parts: (() => Promise<unknown>)[] = []

interface LaterPart<Part> {
  /** Nothing until it is read. */
  use: () => Part | undefined
  now: () => Part | undefined
  read: () => Promise<Part>
}

interface LaterProps<Part> {
  part: LaterPart<Part>
  children: (part: Part) => ReactNode
}

/**
 * A part of the desk that the form can do without: read when the form has been painted and nothing else is to do, or
 * when it is first asked for. Once it is read it is there at once, which React's own `lazy` is not: a key that goes to
 * another screen and the letters behind it must not be parted.
 */
export function later<Part>(read: () => Promise<Part>, isFirst = false): LaterPart<Part> {
  const usePart = create<{ part: Part | undefined }>()(() => ({ part: undefined }))
  let reading: Promise<Part> | undefined
  const readOnce = () => {
    reading ??= read().then((part) => {
      usePart.setState({ part })
      return part
    })
    return reading
  }
  if (isFirst) parts.unshift(readOnce)
  else parts.push(readOnce)
  return {
    use: () => usePart(({ part }) => part),
    now: () => usePart.getState().part,
    read: readOnce,
  }
}

/** Shows what is made of a part; an empty place for the moment in which it is read. */
export function Later<Part>({ part, children }: LaterProps<Part>) {
  const there = part.use()
  useEffect(() => void part.read(), [part])
  return there === undefined ? null : children(there)
}

/** One after the other, so that each leaves room for a key. */
export async function readTheRest(): Promise<void> {
  for (const read of parts) await read()
}
