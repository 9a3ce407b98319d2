// Runs in Electron's main process before the app's own main file, which BENCH_MAIN names, and tells on standard output
// when the field called "email" had the keyboard and was painted. Times are milliseconds since 1970.
const { writeSync } = require('node:fs')
const { app } = require('electron')

const now = () => performance.timeOrigin + performance.now()
const times = { 'main begins': now() }
app.once('ready', () => {
  times['system ready'] = now()
})

/** In the page: "painted" is a message sent from within an animation frame, which arrives behind its paint. */
const whenPainted = `new Promise((resolve) => {
  const now = () => performance.timeOrigin + performance.now()
  const look = () => {
    if (document.activeElement?.name !== 'email') return requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      const { responseEnd, domInteractive, domContentLoadedEventEnd } = performance.getEntriesByType('navigation')[0]
      const at = (ms) => performance.timeOrigin + ms
      resolve({
        'page asked for': performance.timeOrigin,
        'document there': at(responseEnd),
        'document parsed': at(domInteractive),
        'scripts run': at(domContentLoadedEventEnd),
        'form painted, email focused': now(),
      })
    }
    port2.postMessage(undefined)
  }
  requestAnimationFrame(look)
})`

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    if (!/(?:desk|index)\.html$/u.test(contents.getURL())) return
    const inPage = await contents.executeJavaScript(whenPainted)
    writeSync(1, `STARTED ${JSON.stringify({ ...times, ...inPage })}\n`)
  })
})
process.on('SIGTERM', () => app.exit(0))

app.setAppPath(process.env.BENCH_APP_PATH)
require(process.env.BENCH_MAIN)
