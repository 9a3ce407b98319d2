import { type Answer, type Settings, succeeded } from '#contract'
import type { WatchedFolderOptions } from './watched-folder.ts'
import type { AskWhatToOpen } from './whole-files.ts'

interface FollowedFolderOptions
  extends Pick<WatchedFolderOptions, 'endings' | 'gone' | 'away' | 'failed'> {
  /** As of a watched folder. `isFollowed` is asked when the file is read: another folder may be followed by then. */
  changed: (path: { folder: string; name: string }, isFollowed: () => boolean) => Promise<void>
}

/** Watches one folder at a time: that which the settings name. */
export function createFollowedFolder({ changed, ...options }: FollowedFolderOptions) {
  let folder = ''
  let watching: { stop: () => void } | undefined
  /** Counts the folders, also the same one that is followed anew. */
  let turn = 0

  function leave(): void {
    turn += 1
    watching?.stop()
    watching = undefined
  }

  return {
    /** Empty where none is followed. */
    folder: (): string => folder,
    /** This one from now on, or none: an empty path. The same one is looked at anew. */
    follow: async (wanted: string): Promise<void> => {
      leave()
      folder = wanted
      if (folder === '') return
      const followed = turn
      const isFollowed = () => followed === turn
      const { watchFolder } = await import('./watched-folder.ts')
      if (!isFollowed()) return
      watching = watchFolder({
        ...options,
        folder: wanted,
        changed: (name) => changed({ folder: wanted, name }, isFollowed),
      })
    },
    stop: leave,
  }
}

export interface FolderChoice {
  settings: {
    chooseFolder: (name: 'expectedFolder' | 'resultsFolder', folder: string) => Answer<Settings>
  }
  askWhatToOpen: AskWhatToOpen
}

/** Asks for the folder that a setting names. Answers whether somebody chose one. */
export async function chooseFolder(
  { settings, askWhatToOpen }: FolderChoice,
  name: Parameters<FolderChoice['settings']['chooseFolder']>[0],
  title: string,
): Promise<Answer<boolean>> {
  const chosen = await askWhatToOpen({ title })
  if (chosen === undefined) return succeeded(false)
  const answer = settings.chooseFolder(name, chosen)
  return answer.ok ? succeeded(true) : answer
}
