// Loaded into every server that is measured: tells its parent, when asked, what processor time and memory it has used.
import { setTimeout as pause } from 'node:timers/promises'

process.on('message', (question) => void answer(question))
// Being asked is no reason to stay alive.
process.channel?.unref()

async function answer(question) {
  if (question === 'memory') {
    // What was just let go of takes a few turns until it can be collected.
    for (let n = 0; n < 3; n++) {
      await pause(50)
      globalThis.gc()
    }
  }
  const { user, system } = process.cpuUsage()
  const { heapUsed, external } = process.memoryUsage()
  process.send({ cpuMicros: user + system, heapBytes: heapUsed + external })
}
