import { setImmediate as pause } from 'node:timers/promises'
import { TZDate } from '@date-fns/tz'
import ICAL from 'ical.js'

/** Somebody whom a list names, by the names of a link's members. */
export interface ListedVisit {
  /** Of the day; nothing where the list has no time. */
  minute: number | undefined
  members: URLSearchParams
}

export interface CalendarList {
  visits: ListedVisit[]
  /** Events that repeat in a way that is not worked out here. */
  leftOut: number
}

/** A calendar of years; more would hold up the desk. */
const mostEvents = 20_000
/** A daily event reaches today within these for thirty years. */
const mostRepeats = 11_000
/** Keys and calls get their turn then. */
const longestTurnMs = 10

/** Reads the events of today. Nothing where it is no calendar, or one too long. */
export async function readCalendar(
  text: string,
  now: Date,
): Promise<CalendarList | 'unreadable' | 'too-long'> {
  const read = readEvents(text)
  if (!read) return 'unreadable'
  if (read.components.length > mostEvents) return 'too-long'
  const today = dayRange(now)
  const list: CalendarList = { visits: [], leftOut: read.leftOut }
  for (const [count, toEvent] of related(read.components).entries()) {
    // Keys and calls get their turn.
    if (count % 20 === 0) await pause()
    try {
      const found = await occurrencesOn(toEvent(), today)
      if (found === undefined) list.leftOut += 1
      else list.visits.push(...found)
    } catch {
      // One event that is written wrong says nothing of the others: it is counted, and that is said.
      list.leftOut += 1
    }
  }
  return list
}

interface ReadEvents {
  components: ICAL.Component[]
  leftOut: number
}

function readEvents(text: string): ReadEvents | undefined {
  const whole = eventsIn(text)
  if (whole) return { components: whole, leftOut: 0 }
  // The library refuses all for one that is written wrong: then each is read by itself.
  const { blocks, around } = eventsApart(text)
  const [calendar] = calendarsIn(around) ?? []
  if (!calendar || blocks.length > mostEvents) return undefined
  const components = blocks.flatMap((block) => {
    const [event] = eventsIn(`BEGIN:VCALENDAR\r\n${block}\r\nEND:VCALENDAR`) ?? []
    // Beside the zones that the file describes.
    return event ? [calendar.addSubcomponent(event)] : []
  })
  return { components, leftOut: blocks.length - components.length }
}

function eventsApart(text: string): { blocks: string[]; around: string } {
  const blocks: string[] = []
  const around: string[] = []
  let block: string[] | undefined
  for (const line of text.split(/\r?\n/u)) {
    if (/^BEGIN:VEVENT$/iu.test(line)) block = []
    const lines = block ?? around
    lines.push(line)
    if (block && /^END:VEVENT$/iu.test(line)) {
      blocks.push(block.join('\r\n'))
      block = undefined
    }
  }
  return { blocks, around: around.join('\r\n') }
}

const eventsIn = (text: string): ICAL.Component[] | undefined =>
  calendarsIn(text)?.flatMap((calendar) => calendar.getAllSubcomponents('vevent'))

/** Several may stand one behind the other in a file. Nothing where it is not written as a calendar is. */
function calendarsIn(text: string): ICAL.Component[] | undefined {
  try {
    const parsed: unknown = ICAL.parse(text)
    if (!Array.isArray(parsed)) return undefined
    const calendars = typeof parsed[0] === 'string' ? [parsed] : parsed
    return calendars
      .map((calendar) => new ICAL.Component(calendar))
      .filter(({ name }) => name === 'vcalendar')
  } catch {
    return undefined
  }
}

/** Events that repeat, each with those of its days that are another time or cancelled; and the others. */
function related(components: readonly ICAL.Component[]): (() => ICAL.Event)[] {
  const uidOf = (component: ICAL.Component) => String(component.getFirstPropertyValue('uid') ?? '')
  const isException = (component: ICAL.Component) => component.hasProperty('recurrence-id')
  const masters = components.filter((component) => !isException(component))
  const uids = new Set(masters.map(uidOf))
  const exceptions = new Map<string, ICAL.Component[]>()
  const alone: ICAL.Component[] = []
  for (const component of components.filter(isException)) {
    const uid = uidOf(component)
    const known = exceptions.get(uid)
    // An invitation to one day of a series has no series.
    if (!uids.has(uid)) alone.push(component)
    else if (known) known.push(component)
    else exceptions.set(uid, [component])
  }
  return [...masters, ...alone].map((component) => () => {
    const days = isException(component) ? [] : (exceptions.get(uidOf(component)) ?? [])
    return new ICAL.Event(component, { exceptions: days })
  })
}

interface DayRange {
  from: number
  to: number
}

function dayRange(now: Date): DayRange {
  const day = (later: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + later).getTime()
  return { from: day(0), to: day(1) }
}

/** Nothing where it repeats in a way that is not worked out. */
async function occurrencesOn(
  event: ICAL.Event,
  today: DayRange,
): Promise<ListedVisit[] | undefined> {
  if (!event.component.hasProperty('dtstart')) return []
  const isToday = (time: ICAL.Time, component: ICAL.Component) => {
    const at = momentOf(time, component)
    return at >= today.from && at < today.to
  }
  if (!event.isRecurring()) {
    return isToday(event.startDate, event.component) ? visitsOf(event, event.startDate) : []
  }
  if (!event.component.getAllProperties('rrule').every(isPlainRule)) return undefined
  const visits: ListedVisit[] = []
  const iterator = event.iterator()
  let turnEnd = performance.now() + longestTurnMs
  for (let count = 0; count < mostRepeats; count += 1) {
    // Thirty years of days take a fifth of a second, and some rules some milliseconds for each of theirs.
    if (performance.now() > turnEnd) {
      await pause()
      turnEnd = performance.now() + longestTurnMs
    }
    const next = iterator.next()
    // A day that was moved may stand some days off its place in the series.
    if (!next || momentOf(next, event.component) >= today.to + 40 * dayMs) return visits
    const { item, startDate } = event.getOccurrenceDetails(next)
    // Whoever moved it may have done so in a zone of their own.
    if (isToday(startDate, item.component)) visits.push(...visitsOf(item, startDate))
  }
  return undefined
}

const dayMs = 24 * 60 * 60 * 1000

const plainParts = {
  DAILY: ['INTERVAL', 'COUNT', 'UNTIL', 'WKST'],
  WEEKLY: ['INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY'],
  MONTHLY: ['INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYSETPOS'],
  YEARLY: ['INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS'],
} as const
const longestInterval = 100

/**
 * What calendars offer: every so many days, weeks, months or years, on these weekdays or that day of the month.
 * Others, every second say or on days that never come together, could keep the library busy for ever.
 */
function isPlainRule(property: ICAL.Property): boolean {
  const rule = property.getFirstValue()
  if (!(rule instanceof ICAL.Recur)) return false
  const parts = Object.entries(plainParts).find(([frequency]) => frequency === rule.freq)?.[1]
  const given = Object.keys(rule.parts)
  const isKnown =
    parts !== undefined && given.every((part) => parts.some((known) => known === part))
  // A sixth Monday, a day 0, a Monday that is the last of February: the library looks for them for seconds.
  const isFound =
    !(rule.freq === 'YEARLY' && given.includes('BYDAY') && given.includes('BYMONTHDAY')) &&
    numbersOf(rule, 'BYSETPOS').every((place) => place !== 0 && Math.abs(place) <= 5) &&
    numbersOf(rule, 'BYMONTHDAY').every((day) => day !== 0 && Math.abs(day) <= 31)
  return isKnown && isFound && rule.interval >= 1 && rule.interval <= longestInterval
}

const numbersOf = (rule: ICAL.Recur, part: string): number[] => rule.getComponent(part).map(Number)

/** When it is, here. A zone that the file does not describe is read by its name; with no known one, as local time. */
function momentOf(time: ICAL.Time, component: ICAL.Component): number {
  const zone = component.getFirstProperty('dtstart')?.getFirstParameter('tzid')
  const isDescribed = time.zone !== ICAL.Timezone.localTimezone
  if (time.isDate || isDescribed || zone === undefined || !isZone(zone)) {
    return time.toJSDate().getTime()
  }
  const { year, month, day, hour, minute, second } = time
  return new TZDate(year, month - 1, day, hour, minute, second, zone).getTime()
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    // A name of Windows's or of the sender's own.
    return false
  }
}

/** Whoever is invited and is not of the organiser's own; where nobody is, what the event is called. */
function visitsOf(event: ICAL.Event, start: ICAL.Time): ListedVisit[] {
  const { component } = event
  if (String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED')
    return []
  const at = new Date(momentOf(start, component))
  const minute = start.isDate ? undefined : at.getHours() * 60 + at.getMinutes()
  const organiser = addressOf(component.getFirstProperty('organizer'))
  const guests = component
    .getAllProperties('attendee')
    .filter((attendee) => isGuest(attendee, organiser))
  const isColleague = (attendee: ICAL.Property) =>
    organiser !== '' && domainOf(addressOf(attendee)) === domainOf(organiser)
  const others = guests.filter((attendee) => !isColleague(attendee))
  const expected = (others.length > 0 ? others : guests).map((attendee) => {
    const name = textOf(attendee.getFirstParameter('cn'))
    const email = addressOf(attendee)
    return new URLSearchParams({ email, fullName: name.includes('@') ? '' : name })
  })
  const named = [new URLSearchParams({ fullName: event.summary ?? '' })]
  return (expected.length > 0 ? expected : named).map((members) => ({ minute, members }))
}

function isGuest(attendee: ICAL.Property, organiser: string): boolean {
  const kind = textOf(attendee.getFirstParameter('cutype')).toUpperCase()
  const answer = textOf(attendee.getFirstParameter('partstat')).toUpperCase()
  const email = addressOf(attendee)
  return (
    !['ROOM', 'RESOURCE'].includes(kind) &&
    answer !== 'DECLINED' &&
    email !== '' &&
    email !== organiser
  )
}

function addressOf(property: ICAL.Property | null | undefined): string {
  const [, address = ''] = /^mailto:(.*)$/iu.exec(textOf(property?.getFirstValue())) ?? []
  return address.trim().toLowerCase()
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')
