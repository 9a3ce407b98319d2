import { Fragment, useLayoutEffect, useRef } from 'react'
import { lettersAround } from '../languages/fonts.ts'
import { fitEmail } from './fit-email.ts'

interface FittedEmailProps {
  email: string
  /** Drawn anew whenever it is another one: main waits for an answer to every scene it sends. */
  occasion: unknown
  onDrawn: (read: string) => void
}

/** An address as large as its room allows, again whenever that changes; reported as it stands there. */
export function FittedEmail({ email, occasion, onDrawn }: FittedEmailProps) {
  const wordsRef = useRef<HTMLElement>(null)
  const onDrawnRef = useRef(onDrawn)
  onDrawnRef.current = onDrawn

  useLayoutEffect(() => {
    const words = wordsRef.current
    if (!words || occasion === undefined) return
    const refit = () => fitEmail(words)
    const draw = async () => {
      refit()
      // It was measured in a stand-in where its letters were still on the disk, and none is to be seen.
      await lettersAround(words)
      refit()
      onDrawnRef.current(words.textContent)
    }
    void draw()
    const observer = new ResizeObserver(refit)
    if (words.parentElement) observer.observe(words.parentElement)
    return () => observer.disconnect()
  }, [occasion])

  return (
    <div className="read-back-room">
      <bdi ref={wordsRef} dir="ltr" className="read-back-email exact-letters">
        {sidesOf(email).map((side) => (
          <Fragment key={side}>
            <wbr />
            <span className="read-back-side">
              {partsOf(side).map(({ index, part }) => (
                <Fragment key={index}>
                  <wbr />
                  <span className="read-back-part">{part}</span>
                </Fragment>
              ))}
            </span>
          </Fragment>
        ))}
      </bdi>
    </div>
  )
}

/** What stands before the @, and the rest. */
function sidesOf(email: string): string[] {
  const at = email.indexOf('@')
  return [email.slice(0, at), email.slice(at)]
}

/** Parts that begin with their dot, so that a line after a break says that it goes on. */
function partsOf(side: string) {
  return [...side.matchAll(/\.?[^.]+/gu)].map(({ index, 0: part }) => ({ index, part }))
}
