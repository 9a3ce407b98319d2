import { type ReactNode, useState } from 'react'
import type { Answer, PinOwner, StaffList, StaffMember } from '#contract'
import { ask } from '../../ask.ts'
import { keysOf } from '../../keyboard.ts'
import { Button } from '../../ui/button.tsx'
import { LineField } from '../../ui/line-field.tsx'
import { useLock, useStaff } from '../staff/staff-store.ts'
import { RestOfSection, Section } from './sections.tsx'
import { SavingWords, SettingChoice, SettingSwitch, SettingsForm } from './setting-fields.tsx'
import { problemOf, type Saving } from './use-setting.ts'

/** Who may be at the desk. Empty, nothing of it is seen anywhere. */
export function StaffSection() {
  const { staff, take } = useStaff()
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const save = async (asked: Promise<Answer<StaffList>>) => {
    const answer = take(await asked)
    setSaving(answer.ok ? { state: 'saved' } : { state: 'failed', failure: answer.failure })
    return answer.ok
  }
  const add = async () => {
    if (!(await save(ask('staff.add', { name, pin })))) return
    setName('')
    setPin('')
  }
  return (
    <Section
      id="staff"
      lead={`With names or initials here, what is done is written down under the name of whoever is at the desk. ${keysOf('switchStaff').shown} goes to the next one on the list.`}
    >
      {staff.length > 0 && (
        <ul className="staff-list">
          {staff.map((member) => (
            <StaffLine key={member.id} member={member} save={save} />
          ))}
        </ul>
      )}
      <SettingsForm className="add-code" label="Add a staff member" saving={saving} onSubmit={add}>
        <LineField
          label="Name or initials"
          name="staffName"
          direction="auto"
          value={name}
          onChange={setName}
          problem={problemOf(saving, 'staffName')}
        />
        <LineField
          label="Their PIN"
          name="staffPin"
          type="password"
          inputMode="numeric"
          value={pin}
          onChange={setPin}
          hint="Can stay empty; else 4 to 12 digits, no run like 1234"
          problem={problemOf(saving, 'staffPin')}
        />
        <div className="add-code-end">
          <Button type="submit">Add to the list</Button>
          <SavingWords saving={saving} />
        </div>
      </SettingsForm>
    </Section>
  )
}

interface StaffLineProps {
  member: StaffMember
  save: (asked: Promise<Answer<StaffList>>) => Promise<boolean>
}

function StaffLine({ member: { id, name, hasPin }, save }: StaffLineProps) {
  return (
    <li className="staff-line">
      <span dir="auto">{name}</span>
      {hasPin && (
        <Button
          size="small"
          kind="quiet"
          about={`of ${name}`}
          onPress={() => void save(ask('staff.setPin', { id, pin: '' }))}
        >
          Remove PIN
        </Button>
      )}
      <Button
        size="small"
        kind="quiet"
        about={name}
        onPress={() => void save(ask('staff.remove', { id }))}
      >
        Remove
      </Button>
    </li>
  )
}

const minutes = ([1, 3, 5, 10, 15] as const).map((value) => ({
  value,
  label: value === 1 ? '1 minute' : `${value} minutes`,
}))

/** The lock of the desk, and what is for managers. */
export function LockSection() {
  const { hasDeskPin, hasManagerPin } = useLock()
  return (
    <Section
      id="lock"
      lead={`With a PIN the desk locks by ${keysOf('lock').shown}, when nobody is there, when the computer sleeps and when Front Desk starts. A QR code on the customer’s screen stays.`}
    >
      <RestOfSection>
        <PinSetting owner="desk" label="PIN of the desk" isSet={hasDeskPin}>
          4 to 12 digits, not all the same and no run like 1234. Everybody at this desk knows it.
        </PinSetting>
      </RestOfSection>
      {hasDeskPin && (
        <>
          <SettingChoice
            name="lockAfterMinutes"
            label="Lock when nobody touched the computer for"
            look="segments"
            choices={minutes}
          />
          <SettingSwitch
            name="locksAfterCode"
            label="Lock whenever a code that covered this screen closes"
            hint="For a screen that is turned to customers. Otherwise it locks when a code stood there for more than a minute."
          />
        </>
      )}
      <RestOfSection>
        <PinSetting owner="manager" label="Manager’s PIN" isSet={hasManagerPin}>
          Asked for before settings change, before an export, and before many invites are deleted.
          It unlocks the desk too. Nobody can look it up; if it is lost, your IT team can take the
          PINs away.
        </PinSetting>
      </RestOfSection>
    </Section>
  )
}

interface PinSettingProps {
  owner: PinOwner
  label: string
  isSet: boolean
  children: ReactNode
}

function PinSetting({ owner, label, isSet, children }: PinSettingProps) {
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [isDifferent, setDifferent] = useState(false)
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const keep = async (wanted: string) => {
    const answer = await ask('lock.setPin', { owner, pin: wanted })
    setSaving(answer.ok ? { state: 'saved' } : { state: 'failed', failure: answer.failure })
    if (!answer.ok) return
    setPin('')
    setAgain('')
  }
  const name = owner === 'desk' ? 'deskPin' : 'managerPin'
  return (
    <SettingsForm
      className="pin-setting"
      label={label}
      saving={saving}
      onSubmit={async () => {
        if (pin === '') return
        setDifferent(pin !== again)
        if (pin === again) await keep(pin)
      }}
    >
      <LineField
        label={isSet ? `New ${owner === 'desk' ? label : 'manager’s PIN'}` : label}
        name={name}
        type="password"
        inputMode="numeric"
        value={pin}
        onChange={(typed) => {
          setPin(typed)
          if (saving.state === 'saved') setSaving({ state: 'idle' })
        }}
        hint={children}
        problem={problemOf(saving, name)}
      />
      {pin !== '' && (
        <LineField
          label="The same PIN again"
          name={`${name}Again`}
          type="password"
          inputMode="numeric"
          value={again}
          onChange={(typed) => {
            setAgain(typed)
            setDifferent(false)
          }}
          hint="A slip of the finger would lock everybody out"
          problem={isDifferent ? 'The two are not the same. Type both again.' : undefined}
        />
      )}
      <div className="section-buttons">
        <Button type="submit" isDisabled={pin === ''}>
          {isSet ? 'Change PIN' : 'Set PIN'}
        </Button>
        {isSet && (
          <Button kind="quiet" onPress={() => void keep('')}>
            Remove PIN
          </Button>
        )}
        <SavingWords saving={saving} />
      </div>
    </SettingsForm>
  )
}
