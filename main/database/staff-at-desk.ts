/** In SQL: the name of whoever is at the desk; NULL where nobody said so. Stands beside what is written down. */
export const staffAtDesk = '(SELECT name FROM staff WHERE is_at_desk = 1)'

/** For what tells who did something: nothing where nobody said so. */
export function by(staff: string | null): { staff?: string } {
  return staff === null ? {} : { staff }
}
