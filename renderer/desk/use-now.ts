import { useEffect, useState } from 'react'

/** The time, anew every so often and when a new day begins: for words like "4 min". */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const read = () => setNow(Date.now())
    const timer = setInterval(read, everyMs)
    // Timers stand still while the computer sleeps.
    const stopListening = window.desk.on('day.changed', read)
    return () => {
      clearInterval(timer)
      stopListening()
    }
  }, [everyMs])
  return now
}
