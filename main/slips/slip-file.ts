import type { AskWhereToSave, WholeFiles } from '../files/whole-files.ts'
import type { SlipServiceOptions } from './slip-service.ts'

/** Asks where to and writes a PDF there; `false` when nobody chose a place. */
export function savePdfWith(
  askWhereToSave: AskWhereToSave,
  files: Pick<WholeFiles, 'write'>,
): SlipServiceOptions['saveFile'] {
  return async (suggestedName, content) => {
    const path = await askWhereToSave(suggestedName)
    if (path === undefined) return false
    return files.write(path, async (file) => {
      await file.writeFile(content)
      return true
    })
  }
}
