/** Two quiet notes, made here: no file, and nothing to load. Silent where the computer has no sound. */
export function playChime(): void {
  const audio = new AudioContext()
  const volume = audio.createGain()
  volume.connect(audio.destination)
  const notes = [659.25, 880] as const
  const noteSeconds = 0.18
  for (const [index, frequency] of notes.entries()) {
    const begin = audio.currentTime + index * noteSeconds
    const note = audio.createOscillator()
    note.frequency.value = frequency
    note.connect(volume)
    volume.gain.setValueAtTime(0.06, begin)
    volume.gain.exponentialRampToValueAtTime(0.001, begin + noteSeconds)
    note.start(begin)
    note.stop(begin + noteSeconds)
    if (index === notes.length - 1) note.onended = () => void audio.close()
  }
}
