import { SingleBar } from 'cli-progress'

export interface Progress {
  update(done: number, total: number): void
  /** What is being done now, beside the bar. */
  say(message: string): void
  stop(): void
}

/** Milliseconds before a bar is shown: what is done by then needs none. */
const PATIENCE = 1000

/** A progress bar on stderr, only on a terminal and only for what lasts. */
export function startProgress(label: string): Progress {
  if (!process.stderr.isTTY) return { update() {}, say() {}, stop() {} }
  const bar = new SingleBar({
    format: `${label} {bar} {percentage} % {message}`,
    barsize: 24,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  })
  const state = { done: 0, total: 100, message: '' }
  let shown = false
  const timer = setTimeout(() => {
    shown = true
    bar.start(state.total, state.done, { message: state.message })
  }, PATIENCE)
  const draw = () => {
    if (!shown) return
    bar.setTotal(state.total)
    bar.update(state.done, { message: state.message })
  }
  return {
    update(done, total) {
      Object.assign(state, { done, total })
      draw()
    },
    say(message) {
      state.message = message
      draw()
    },
    stop() {
      clearTimeout(timer)
      if (shown) bar.stop()
    },
  }
}
