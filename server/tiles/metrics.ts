import { Gauge, type Registry } from 'prom-client'
import type { TileService } from './service.ts'

/** Shows the state of the tile sets in `/metrics`. */
export function observeTiles(registry: Registry, tiles: TileService): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('tiles_building', 'Tile sets being built or waiting', () => tiles.status().building.length)
  gauge('tiles_built_sets', 'Tile sets built since the start', () => tiles.status().built_sets)
  gauge(
    'tiles_failed_sets',
    'Tile sets that could not be built since the start',
    () => tiles.status().failed_sets,
  )
  gauge(
    'tiles_on_demand',
    'Tiles asked for before their set was complete',
    () => tiles.status().tiles_on_demand,
  )
  gauge('tiles_hot_bytes', 'Bytes of tiles kept in memory', () => tiles.status().hot_bytes)
}
