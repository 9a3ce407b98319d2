import { join } from 'node:path'
import { migrations } from '../../main/database/migrations.ts'

export type Places = ReturnType<typeof placesIn>

/** Where the desk at work has its files. */
export function placesIn(root: string) {
  return {
    root,
    userData: join(root, 'user-data'),
    exports: join(root, 'exports'),
    /** Where the IT department wants copies of the backups. */
    copies: join(root, 'copies'),
    marks: join(root, 'marks'),
  }
}

/** The schema's own steps, and one of a later version that changes every row. */
export const stepsKnown: readonly string[] = [
  ...migrations,
  `ALTER TABLE invite ADD COLUMN branch TEXT;
   UPDATE invite SET branch = 'main';
   CREATE INDEX invite_branch ON invite (branch, id);`,
]

export function variablesOf({ copies }: Places, serverUrl: string): Record<string, string> {
  return {
    FRONT_DESK_ENVIRONMENT: 'custom',
    FRONT_DESK_API_URL: serverUrl,
    FRONT_DESK_LINK_HOSTS: 'portal.practice.example',
    FRONT_DESK_ORG_CODE: 'TESTCODE01',
    FRONT_DESK_KEY_PROTECTION: 'account',
    FRONT_DESK_BACKUP_FOLDER: copies,
    FRONT_DESK_KEEP_REGISTER: 'true',
  }
}
