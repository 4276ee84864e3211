import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { loadTopology } from '../geography/reference.ts'
import { createCountry } from './country.ts'
import type { FromWorker, ToWorker, WorkerOptions } from './messages.ts'
import { createWorkshop } from './workshop.ts'

const port = parentPort!
const tell = (message: FromWorker) => port.postMessage(message)

// On Linux a priority is a thread's own: answering requests comes before building. Elsewhere it is the process's.
if (process.platform === 'linux') setPriority(5)

const { reference } = workerData as WorkerOptions
const country = createCountry(loadTopology(reference))
const workshop = createWorkshop(country, tell)

let working = false
port.on('message', (message: ToWorker) => {
  workshop.hear(message)
  if (!working) void work()
})

async function work(): Promise<void> {
  working = true
  // One block a turn: a tile asked for meanwhile puts its block first.
  while (workshop.step()) await new Promise((resolve) => setImmediate(resolve))
  working = false
}
