import type { Sql } from './database.ts'
import { nameTrouble } from './unreachable.ts'

export interface Watch {
  /** Why the server cannot be asked now, in French, without its address; null while it answers. */
  trouble(): string | null
  /** Calls back at each loss, with the reason, and at each return, with null. */
  onTrouble(listener: (reason: string | null) => void): void
  stop(): Promise<void>
}

const EVERY_MS = 1000
/** Turns without an answer after which a server that took our connections is held for lost. */
const SILENT_TURNS = 3

/**
 * Asks the server for a sign of life every second, on a connection apart from the pool. A server that says nothing
 * any more (frozen, or behind a network that swallows packets) would keep its queries waiting for ever: `cut` must
 * then end the connections of the pool, whose queries fail at once and whose next ones connect again.
 * Turns are counted, not time: when this process itself was held up, its late turns are one.
 */
export function watchServer(apart: Sql, cut: () => void): Watch {
  let trouble: string | null = null
  let asking = false
  let turns = 0
  const listeners: ((reason: string | null) => void)[] = []

  function say(reason: string | null): void {
    if ((reason === null) === (trouble === null)) {
      trouble = reason
      return
    }
    trouble = reason
    for (const listener of listeners) listener(reason)
  }

  function turn(): void {
    if (asking) {
      turns++
      if (turns !== SILENT_TURNS) return
      say('elle ne répond plus')
      cut()
      dropConnections(apart)
      return
    }
    asking = true
    turns = 0
    apart`select 1`
      .then(
        () => say(null),
        (error) => say(nameTrouble(error)),
      )
      .finally(() => {
        asking = false
      })
  }

  const timer = setInterval(turn, EVERY_MS).unref()
  return {
    trouble: () => trouble,
    onTrouble: (listener) => void listeners.push(listener),
    async stop() {
      clearInterval(timer)
      await apart.end({ timeout: 0 })
    },
  }
}

/** Ends every connection now and fails what waits for one; the next query connects again. From our patch of postgres.js. */
export function dropConnections(sql: Sql): void {
  const { drop } = sql as unknown as { drop(): void }
  drop()
}
