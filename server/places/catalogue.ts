import type { Database } from '../database/connect.ts'
import { selectLists, selectPlaces } from './queries.ts'
import type { PlaceList, PlaceRecord } from './schema.ts'

export interface ListInForce {
  list: PlaceList
  /** By identifier; frozen, shared by every request: never to be changed. */
  places: readonly PlaceRecord[]
}

export interface PlaceCatalogue {
  /** The national list in force on a day `YYYY-MM-DD`: of the versions in effect, the latest, then the last recorded. */
  inForce(on: string): ListInForce | null
  lists(): readonly PlaceList[]
  /** Reads the versions recorded since; a version in memory is never read again, for it cannot change. */
  refresh(): Promise<void>
  /** A version was recorded, in this process or another. */
  onChange(listener: () => void): void
  close(): Promise<void>
}

/**
 * The versions of the national list in memory, kept up to date by `NOTIFY places`.
 * `demonstration` false: demonstration versions are left out, as if they were not there (setting DEMO).
 */
export async function createPlaceCatalogue(
  { sql }: Database,
  { demonstration }: { demonstration: boolean },
): Promise<PlaceCatalogue> {
  const listeners = new Set<() => void>()
  const known = new Map<string, ListInForce>()
  let inOrder: ListInForce[] = []
  let reading: Promise<void> = Promise.resolve()

  async function read(): Promise<void> {
    const lists = (await selectLists(sql)).filter((list) => demonstration || !list.demonstration)
    let changed = false
    for (const list of lists) {
      if (known.has(list.id)) continue
      known.set(list.id, { list, places: (await selectPlaces(sql, list.id)).map(deepFreeze) })
      changed = true
    }
    inOrder = lists.map(({ id }) => known.get(id)!)
    if (changed) for (const listener of listeners) listener()
  }

  // One reading after the other, so that an older answer never replaces a newer one.
  const refresh = () => {
    reading = reading.catch(() => {}).then(read)
    return reading
  }

  const reread = () => void refresh().catch(() => {})
  // Listens before the first reading, and reads again after a lost connection: no version is missed.
  const subscription = await sql.listen('places', reread, reread)
  await refresh()

  return {
    inForce: (on) => inOrder.findLast(({ list }) => list.effective_on <= on) ?? null,
    lists: () => inOrder.map(({ list }) => list),
    refresh,
    onChange: (listener) => void listeners.add(listener),
    close: async () => {
      listeners.clear()
      await subscription.unlisten()
      await reading.catch(() => {})
    },
  }
}

function deepFreeze<T>(value: T): T {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}
