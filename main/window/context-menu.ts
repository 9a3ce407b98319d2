import {
  type BrowserWindow,
  type ContextMenuParams,
  Menu,
  type MenuItemConstructorOptions,
} from 'electron'

type Asked = Pick<ContextMenuParams, 'isEditable' | 'editFlags' | 'selectionText'>

/**
 * What a right click offers, or the keyboard's menu key, or Shift+F10: in a field what can be done to its text now,
 * on selected words Copy, nothing elsewhere. Roles: the system names them, and Chromium does them.
 */
function editingMenu({ isEditable, editFlags, selectionText }: Asked) {
  const { canCut, canCopy, canPaste, canUndo, canRedo, canSelectAll } = editFlags
  const inField: MenuItemConstructorOptions[] = [
    { role: 'undo', enabled: canUndo },
    { role: 'redo', enabled: canRedo },
    { type: 'separator' },
    { role: 'cut', enabled: canCut },
    { role: 'copy', enabled: canCopy },
    { role: 'paste', enabled: canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: canSelectAll },
  ]
  if (isEditable) return inField
  return selectionText.trim() === '' ? [] : [{ role: 'copy' } as const]
}

/** For the desk alone: what customers see offers nothing to copy. */
export function offerEditing(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, asked) => {
    const template = editingMenu(asked)
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window })
  })
}
