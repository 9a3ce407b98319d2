import { differenceInCalendarDays, isSameYear } from 'date-fns'
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

const minuteMs = 60_000

const words = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-AU', options)
const dayOfYear = words({ weekday: 'short', day: 'numeric', month: 'short' })
const day = words({ day: 'numeric', month: 'short', year: 'numeric' })
const dayHeading = words({ weekday: 'long', day: 'numeric', month: 'long' })
const longDay = words({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const short = { thisYear: dayOfYear, otherYear: day }
const time = words({ hour: 'numeric', minute: '2-digit', hour12: true })

/** "now", "4 min", "2 h 10 min": how long a customer has been waiting. */
export function ageWords(createdAt: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - createdAt) / minuteMs))
  if (minutes < 1) return 'now'
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}

/** "Today", "Yesterday", "Fri 20 Nov", "20 Nov 2025": a day in the breadth of a column. */
export function dayWords(at: number, now: number, { thisYear, otherYear } = short): string {
  const days = differenceInCalendarDays(now, at)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  return (isSameYear(at, now) ? thisYear : otherYear).format(at).replace(',', '')
}

/** "Today", "Yesterday", "Thursday 26 November", "Thursday 27 November 2025": a day above its invites. */
export const dayHeadingWords = (at: number, now: number): string =>
  dayWords(at, now, { thisYear: dayHeading, otherYear: longDay })

/** When a day begins here: `2026-12-24`. */
export const startOfDay = (day: string): number => new Date(`${day}T00:00`).getTime()

/** Whether a day is over: `2026-12-24`. */
export function isOverdue(dueOn: string, now: number): boolean {
  return differenceInCalendarDays(now, startOfDay(dueOn)) > 0
}

/** "3 days overdue", "Due today", "Due tomorrow", "Due Thu 24 Dec". */
export function dueWords(dueOn: string, now: number): string {
  const at = startOfDay(dueOn)
  const days = differenceInCalendarDays(now, at)
  if (days > 0) return days === 1 ? '1 day overdue' : `${days} days overdue`
  if (days === 0) return 'Due today'
  return days === -1 ? 'Due tomorrow' : `Due ${dayWords(at, now)}`
}

/** "Friday 20 November 2026". */
export function longDayWords(at: number): string {
  return longDay.format(at).replace(',', '')
}

/** "9:41 am", as Australia says it. */
export function timeWords(at: number): string {
  return time.format(at).replace(/\s/u, ' ')
}
