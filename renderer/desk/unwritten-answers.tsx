import { useEffect, useState } from 'react'
import { ask } from '../ask.ts'
import { announce } from '../ui/announcer.tsx'
import { Notice } from '../ui/notice.tsx'

/** Stands over every place until the disk has taken what VerifiMe answered. */
export function UnwrittenAnswers() {
  const [count, setCount] = useState(0)
  useEffect(() => {
    void ask('invites.unwritten', undefined).then((answer) => {
      if (answer.ok) setCount(answer.value.count)
    })
    return window.desk.on('invites.unwritten', (news) => {
      setCount(news.count)
      if (news.count === 0) announce('Every invite is written down now')
    })
  }, [])
  if (count === 0) return null
  const title =
    count === 1
      ? 'The last invite could not be written down yet.'
      : `The last ${count} invites could not be written down yet.`
  return (
    <Notice tone="warning" title={title}>
      The customer can go on; the code works. Free some space on this computer’s disk and leave
      Front Desk open: it is written down by itself.
    </Notice>
  )
}
