import { ask } from '../../ask.ts'
import { useKeyDown, useShortcuts } from '../../keyboard.ts'
import { AlertDialog } from '../../ui/alert-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { PinForm } from './pin-form.tsx'
import { useStaff } from './staff-store.ts'

/** By mouse, or by touch: everybody at once. Whoever has a PIN is asked for it. */
export function StaffDialog() {
  const { isChoosing, asked, close } = useStaff()
  return (
    <AlertDialog
      title="Who is at the desk?"
      isOpen={isChoosing}
      onClose={close}
      actions={asked ? null : <Button onPress={close}>Cancel</Button>}
    >
      {isChoosing && <StaffChoice />}
    </AlertDialog>
  )
}

function StaffChoice() {
  const { staff, atDesk, asked, switchTo, step, arrived, close } = useStaff()
  const here = staff.findIndex(({ id }) => id === atDesk)
  useShortcuts({ switchStaff: step }, 'inDialog')
  useKeyDown((event) => {
    const member = /^[1-9]$/u.test(event.key) ? staff[Number(event.key) - 1] : undefined
    if (!member || asked || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    void switchTo(member)
  })
  if (asked) {
    return (
      <PinForm
        key={asked.id}
        label={`PIN of ${asked.name}`}
        name="staffEntry"
        enter={(pin) => ask('staff.switch', { id: asked.id, pin })}
        onRight={() => arrived(asked)}
        words="Go on"
        onCancel={close}
      />
    )
  }
  return (
    <ul className="staff-choice">
      {staff.map((member, index) => (
        <li key={member.id}>
          <button
            type="button"
            className="staff-choice-name"
            aria-current={member.id === atDesk ? 'true' : undefined}
            // biome-ignore lint/a11y/noAutofocus: whoever opens the list is about to choose, mostly the other one.
            autoFocus={index === (here + 1) % staff.length}
            onClick={() => void switchTo(member)}
          >
            <span dir="auto">{member.name}</span>
            {index < 9 && <Kbd keys={{ shown: String(index + 1), spoken: String(index + 1) }} />}
          </button>
        </li>
      ))}
    </ul>
  )
}
