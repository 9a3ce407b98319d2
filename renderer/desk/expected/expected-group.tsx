import { CircleAlert, UserRoundCheck, X } from 'lucide-react'
import { useState } from 'react'
import { type ExpectedCustomer, maskName } from '#contract'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useCreation } from '../invite-form/creation-store.ts'
import { fieldLabels, useDraft } from '../invite-form/draft-store.ts'
import { fillForm } from '../invite-form/fill-form.ts'
import { shownEmail, useIsMasked } from '../masking.ts'
import { askOrSay, useNotice } from '../notice-store.ts'
import { Row, RowButton } from '../queue/queue.tsx'
import { timeWords, useNow } from '../time.ts'
import { useExpected } from './expected-store.ts'
import { askForColumns, chooseList, listProblems } from './list-actions.ts'
import './expected.css'

/** Until somebody asks for all: with the next one first, and little of the room that is for who waits. */
const shownFirst = 4
/** So long after their time somebody is late, and the next one is more likely. */
const lateMinutes = 30

/** Who is expected today, by their times. */
export function ExpectedGroup() {
  const { customers, invited, problem, asked } = useExpected()
  const [isWhole, setWhole] = useState(false)
  const now = useNow(60_000)
  const next = nextPlace(customers, now)
  const first = isWhole ? 0 : Math.min(next, Math.max(customers.length - shownFirst, 0))
  const rows = isWhole ? customers : customers.slice(first, first + shownFirst)
  return (
    <section className="queue-group">
      <h2 className="queue-title">
        Expected today{' '}
        {customers.length > 0 && <span className="queue-count">{customers.length}</span>}
        {invited > 0 && <span className="queue-count">{invited} invited</span>}
      </h2>
      {problem !== undefined && asked === undefined && (
        <div className="expected-problem" role="status">
          <p>
            <Icon icon={CircleAlert} className="state-icon" /> {listProblems[problem]}
          </p>
          {problem === 'columns' && (
            <Button size="small" onPress={() => void askForColumns()}>
              Choose columns
            </Button>
          )}
        </div>
      )}
      <ul aria-label="Expected today">
        {rows.map((customer) => (
          <ExpectedRow
            key={customer.id}
            customer={customer}
            isNext={customer === customers[next]}
          />
        ))}
      </ul>
      {customers.length > shownFirst && (
        <Button kind="quiet" size="small" isPassedByTab onPress={() => setWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${customers.length}`}
        </Button>
      )}
    </section>
  )
}

function ExpectedRow({ customer, isNext }: { customer: ExpectedCustomer; isNext: boolean }) {
  const isMasked = useIsMasked()
  const title = titleOf(customer, isMasked)
  const { minute } = customer
  return (
    <Row
      kind="expected"
      id={customer.id}
      {...(minute === undefined ? {} : { before: minuteWords(minute) })}
      title={title}
      note=""
      detail={detailOf(customer, isMasked)}
    >
      <RowButton
        isFirst
        icon={UserRoundCheck}
        label={`Fill the form with ${title}`}
        {...(isNext ? { keys: keysOf('nextExpected') } : {})}
        onPress={() => void fill(customer)}
      />
      <RowButton icon={X} label={`Not expected: ${title}`} onPress={() => void remove(customer)} />
    </Row>
  )
}

/** By the clock on the wall: on a day on which clocks change, midnight is not so many minutes ago. */
const minuteWords = (minute: number) => timeWords(new Date().setHours(0, minute, 0, 0))

function titleOf({ name, email, phone, reference }: ExpectedCustomer, isMasked: boolean): string {
  if (name !== '') return isMasked ? maskName(name) : name
  if (email !== '') return shownEmail(email, isMasked)
  return reference || (isMasked ? '•••' : phone) || 'No name'
}

function detailOf({ name, email, phone, reference }: ExpectedCustomer, isMasked: boolean): string {
  const rest =
    name === '' ? [reference] : [email === '' ? '' : shownEmail(email, isMasked), reference]
  const known = isMasked ? rest : [...rest, phone]
  return known.find((text) => text !== '') ?? ''
}

/** Whoever comes next by the clock; else whoever stands first. */
function nextPlace(customers: readonly ExpectedCustomer[], now: number): number {
  const clock = new Date(now)
  const minute = clock.getHours() * 60 + clock.getMinutes() - lateMinutes
  const next = customers.findIndex((customer) => (customer.minute ?? -1) >= minute)
  return Math.max(next, 0)
}

/** Whoever is expected next; after them, as long as nobody has typed, the one behind. */
export function fillNext() {
  const { customers, problem, filled } = useExpected.getState()
  if (customers.length === 0) {
    void (problem === 'columns' ? askForColumns() : chooseList())
    return
  }
  const isUntouched = filled !== undefined && useDraft.getState().draft === filled.draft
  const place = isUntouched
    ? (customers.findIndex(({ id }) => id === filled.id) + 1) % customers.length
    : nextPlace(customers, Date.now())
  const next = customers[place]
  if (next) void fill(next)
}

async function fill({ id }: ExpectedCustomer) {
  if (useCreation.getState().isSending) return
  const answer = await askOrSay('expected.take', { id })
  if (!answer.ok || answer.value.state !== 'read') {
    void useExpected.getState().read()
    return
  }
  const { draft, leftOut } = answer.value
  const without = leftOut.map((field) => fieldLabels[field].toLowerCase())
  const rest = without.length === 0 ? '' : `, without ${listed.format(without)}`
  fillForm(draft, `Details filled in from the list${rest}`, useExpected.getState().filled?.draft)
  useCreation.getState().reset()
  useExpected.setState({ filled: { id, draft } })
}

const listed = new Intl.ListFormat('en-AU')

async function remove({ id }: ExpectedCustomer) {
  const answer = await askOrSay('expected.setRemoved', { id, isRemoved: true })
  if (!answer.ok) return
  useNotice
    .getState()
    .say(
      'Not expected any more',
      () => void askOrSay('expected.setRemoved', { id, isRemoved: false }),
    )
}
