/**
 * Everything that the customer display says, in one place, so that a translator has one file to fill.
 * `{organisation}` and `{name}` are filled in; the domain and the code are never translated or mirrored.
 */
export const customerWords = {
  welcome: 'Welcome',
  welcomeTo: 'Welcome to {organisation}',
  pleaseWait: 'Please see the reception desk',
  ready: 'Have these ready',
  greeting: 'Hello {name}',
  readyPhone: 'Your phone',
  readyDocuments: 'Two identity documents, such as a passport and a driver licence',
  readyTime: 'About 5 minutes',
  scan: 'Scan with your phone camera',
  purpose: 'to prove your identity',
  purposeFor: 'to prove your identity to {organisation}',
  phoneShows: 'Your phone will show',
  documents: 'Have two identity documents ready; it takes about 5 minutes',
  opened: 'Opened on your phone',
  thanks: 'Thank you',
  sent: 'Your details have been sent.',
  askAtDesk: 'Please ask at the desk',
  notShown: 'Your code could not be shown here just now.',
  backToDesk: 'back to the desk',
} as const

/** Fills in what stands in braces. */
export function filledIn(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{(\w+)\}/gu, (braces, name: string) => values[name] ?? braces)
}
