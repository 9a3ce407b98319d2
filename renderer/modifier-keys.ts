const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta'])

/** A key that is pressed for another one: alone it asks for nothing. */
export const isModifier = ({ key }: Pick<KeyboardEvent, 'key'>): boolean => modifiers.has(key)
