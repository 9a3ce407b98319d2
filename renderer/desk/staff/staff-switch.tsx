import { LockKeyhole, UserRound } from 'lucide-react'
import { useEffect } from 'react'
import { endAll } from '../../ask.ts'
import { keysOf, useShortcuts } from '../../keyboard.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { Later, later } from '../later.tsx'
import { lockDesk, useLock, useStaff } from './staff-store.ts'
import './staff-switch.css'

const staffDialog = later(() => import('./staff-dialog.tsx'))

/** At the foot of the sidebar, where the organisation uses them: who is here, and the lock. */
export function StaffAndLock() {
  const { staff, atDesk, isChoosing, choose, step } = useStaff()
  const { hasDeskPin } = useLock()
  useEffect(() => {
    void useStaff.getState().read()
    return endAll(useStaff.getState().listen(), useStaff.getState().close)
  }, [])
  useShortcuts({ switchStaff: step, lock: lockDesk })
  useShortcuts({ lock: lockDesk }, 'inDialog')
  const name = staff.find(({ id }) => id === atDesk)?.name
  return (
    <>
      {staff.length > 0 && (
        <button
          type="button"
          className="sidebar-place"
          aria-keyshortcuts={keysOf('switchStaff').spoken}
          title={name === undefined ? undefined : `At the desk: ${name}`}
          onClick={choose}
        >
          <UserRound className="sidebar-icon" aria-hidden="true" />
          <span className="sidebar-name" dir="auto">
            {name !== undefined && <span className="visually-hidden">At the desk: </span>}
            {name ?? 'Who’s here?'}
          </span>
          <Kbd keys={keysOf('switchStaff')} />
        </button>
      )}
      {hasDeskPin && (
        <button
          type="button"
          className="sidebar-place"
          aria-keyshortcuts={keysOf('lock').spoken}
          onClick={lockDesk}
        >
          <LockKeyhole className="sidebar-icon" aria-hidden="true" />
          <span>Lock</span>
          <Kbd keys={keysOf('lock')} />
        </button>
      )}
      {isChoosing && <Later part={staffDialog}>{({ StaffDialog }) => <StaffDialog />}</Later>}
    </>
  )
}
