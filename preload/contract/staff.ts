import { z } from './zod.ts'

/** Four to twelve digits, none that everybody tries first. Checked by main; never sent back. */
export const pin = z.string().max(100)

export const longestStaffName = 60
const staffName = z.string().max(longestStaffName)
const staffId = z.int().positive()

/** Somebody who may be at the desk. Initials or a name, as the organisation likes it. */
export const staffMember = z.strictObject({
  id: staffId,
  name: staffName,
  hasPin: z.boolean(),
})
export type StaffMember = z.infer<typeof staffMember>

export const staffList = z.strictObject({
  staff: z.array(staffMember),
  /** Whose name stands beside what is done now; nobody's until somebody was chosen. */
  atDesk: staffId.optional(),
})
export type StaffList = z.infer<typeof staffList>

export const newStaffMember = z.strictObject({ name: staffName, pin })
export const staffMemberId = z.strictObject({ id: staffId })
/** `undefined`: whoever needs no PIN, or nobody. */
export const staffSwitch = z.strictObject({ id: staffId.optional(), pin: pin.optional() })
/** An empty one takes theirs away. */
export const staffPin = z.strictObject({ id: staffId, pin })

/** Whose PIN: the desk's opens the lock; the manager's does too, and settings, export and deleting many. */
export const pinOwner = z.enum(['desk', 'manager'])
export type PinOwner = z.infer<typeof pinOwner>

export const pinChange = z.strictObject({ owner: pinOwner, pin })
export const pinEntry = z.strictObject({ pin })

export const lockState = z.strictObject({
  isLocked: z.boolean(),
  hasDeskPin: z.boolean(),
  hasManagerPin: z.boolean(),
})
export type LockState = z.infer<typeof lockState>

/** Minutes without a key or the mouse after which the desk locks. */
export const lockAfterMinutes = z.literal([1, 3, 5, 10, 15])
