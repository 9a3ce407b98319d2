/** Of the usual measure: down to here rather than break a word in two. */
const leastUnbroken = 0.6
const leastBroken = 0.3
const halvings = 7

/**
 * Sets the measure (`--unit`) that the words beside a code are sized by: the usual one, or the largest with
 * which nothing runs over its box, in whichever language and with however long a name.
 * The element's `data-unit` is the usual one in CSS pixels; its `.customer-box` are what words stand in.
 */
export function fitWords(room: HTMLElement) {
  const usual = Number(room.dataset.unit)
  const boxes = [...room.querySelectorAll('.customer-box')]
  const fits = (part: number) => {
    room.style.setProperty('--unit', `${part * usual}px`)
    return boxes.every(
      (box) => box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth,
    )
  }
  room.dataset.breaks = 'between-words'
  if (fits(1)) return
  const isUnbroken = fits(leastUnbroken)
  room.dataset.breaks = isUnbroken ? 'between-words' : 'anywhere'
  let least = isUnbroken ? leastUnbroken : leastBroken
  let most = 1
  for (let step = 0; step < halvings; step += 1) {
    const middle = (least + most) / 2
    if (fits(middle)) least = middle
    else most = middle
  }
  fits(least)
}
