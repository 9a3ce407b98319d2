/** `late` when there is no answer in time. The work itself goes on, and nobody waits for it any more. */
export async function withinTime<Value>(
  work: Promise<Value>,
  timeoutMs: number,
): Promise<Value | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), timeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
