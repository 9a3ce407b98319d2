import { isValidElement, type ReactNode } from 'react'
import { keysOn, type ShortcutName } from '#contract'
import { keyboard, keysOf } from '../../keyboard.ts'

interface Step {
  title: string
  words: ReactNode
}

function Key({ name, index = 0 }: { name: ShortcutName; index?: number }) {
  return <kbd>{keysOf(name, index).shown}</kbd>
}

/** From the first key of a series to its last. */
function Keys({ name }: { name: ShortcutName }) {
  return (
    <>
      <Key name={name} /> to{' '}
      <Key name={name} index={keysOn(keyboard.platform(), name).length - 1} />
    </>
  )
}

/** All that somebody needs who sits at this desk for the first time. Nothing in it is read from anywhere. */
const steps: readonly Step[] = [
  {
    title: 'Make an invite',
    words: (
      <>
        Ask for the customer’s email address, type it, press <Key name="create" />. That is all that
        is needed. What else you fill in saves the customer typing on the phone. With{' '}
        <Key name="readBack" /> they can check the address before you send it.
      </>
    ),
  },
  {
    title: 'The customer scans the code',
    words: (
      <>
        With the phone’s camera. The phone then shows portal.verifime.com. They need two identity
        documents and about five minutes, and can sit down with it. Nothing of it happens on this
        computer.
      </>
    ),
  },
  {
    title: 'The next customer',
    words: (
      <>
        If the code covers this screen, <Key name="backToDesk" /> brings you back to an empty form.
        If customers have a screen of their own, just type on.
      </>
    ),
  },
  {
    title: 'How far they are',
    words: (
      <>
        Beside the form: <em>Waiting</em> until the phone has opened it, then <em>On the phone</em>,
        then <em>Just submitted</em>. Submitted does not mean verified: the result goes to your
        organisation, not to this screen.
      </>
    ),
  },
  {
    title: 'They want the code once more',
    words: (
      <>
        <Keys name="recall" /> show the codes of the last customers. Older ones:{' '}
        <Key name="history" />, part of the name, <Key name="primaryAction" />. From an earlier day,
        or already submitted, it becomes a fresh invite with the same details.
      </>
    ),
  },
  {
    title: 'Somebody steps aside',
    words: (
      <>
        <Key name="hold" /> puts whoever is half typed on hold, <Key name="resumeHeld" /> goes on
        with them. Somebody who went without finishing: <em>Customer left</em>, beside the form.
      </>
    ),
  },
  {
    title: 'Their phone does not scan it',
    words: (
      <>
        <Key name="cannotScan" />, on the code too: the link in large letters, a slip, or an email.
      </>
    ),
  },
  {
    title: 'On paper, or in another language',
    words: (
      <>
        <Key name="printSlip" /> prints a slip with the code. <Keys name="language" /> change what
        the customer reads. Scan a slip’s code at any time: its invite opens here.
      </>
    ),
  },
  {
    title: 'They have been here before',
    words: (
      <>
        Type the email address. If it is known, <Key name="takeOver" /> fills in the rest; if they
        were invited today, <Key name="showOpenToday" /> shows that code again.
      </>
    ),
  },
  {
    title: 'Something in it is wrong',
    words: (
      <>
        <Key name="changeIssued" /> makes a fresh invite with other details; hand out the new code.
        For the rest of a family <Key name="familyMember" /> keeps what they share.
      </>
    ),
  },
  {
    title: 'Somebody to think of later',
    words: (
      <>
        In the history <Key name="followUp" /> sets a day on which they stand beside the form again.{' '}
        <Key name="details" /> opens the invite: a note for your colleagues, and{' '}
        <em>Seen in person</em>.
      </>
    ),
  },
  {
    title: 'You leave the desk',
    words: (
      <>
        <Key name="lock" /> locks it, where it has a PIN. Where your organisation keeps a list of
        staff, <Key name="switchStaff" /> says who is here now.
      </>
    ),
  },
  {
    title: 'Something went wrong',
    words: (
      <>
        Read the sentence: it says what happened and what to do. What you typed is kept, also when
        the computer restarts. An invite that you are not sure of may be made again; it costs
        nothing. <Key name="undo" /> takes back a deletion or a cleared form.
      </>
    ),
  },
  {
    title: 'What not to do',
    words: (
      <>
        Keep no identity documents and no photos of them. Read no details aloud. Let no customer use
        this keyboard. When in doubt press <Key name="help" />.
      </>
    ),
  },
]

/** The steps that have every word of a search. */
export function stepsFor(words: readonly string[]): readonly Step[] {
  return steps.filter((step) => {
    const text = `${step.title} ${textOf(step.words)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function textOf(node: ReactNode): string {
  if (isValidElement<{ children?: ReactNode }>(node)) return textOf(node.props.children)
  if (Array.isArray(node)) return node.map(textOf).join('')
  return typeof node === 'string' ? node : ''
}

export function FirstDay({ only = steps }: { only?: readonly Step[] }) {
  return (
    <ol className="first-day">
      {only.map(({ title, words }) => (
        <li key={title}>
          <h3>{title}</h3>
          <p>{words}</p>
        </li>
      ))}
    </ol>
  )
}
