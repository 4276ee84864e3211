/** What the map needs of a TileJSON 3.0 document. */
export interface TileSet {
  tiles: string[]
  minzoom: number
  maxzoom: number
  attribution: string | null
}

const loading = new Map<string, Promise<TileSet>>()

async function fetchTileSet(url: string): Promise<TileSet> {
  const response = await fetch(url, { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`${url} : réponse ${response.status}, TileJSON attendu`)
  const document = (await response.json()) as Partial<TileSet>
  if (!document.tiles?.length) throw new Error(`${url} : TileJSON sans adresse de tuiles`)
  return {
    // The worker that fetches the tiles knows no page: addresses must be absolute.
    tiles: document.tiles.map((tile) =>
      new URL(tile, new URL(url, location.href)).href.replaceAll('%7B', '{').replaceAll('%7D', '}'),
    ),
    minzoom: document.minzoom ?? 3,
    maxzoom: document.maxzoom ?? 10,
    attribution: document.attribution ?? null,
  }
}

/** Asks once per address, whoever asks first (the page, while the map's code is still on its way). */
export function loadTileSet(url: string): Promise<TileSet> {
  const known = loading.get(url)
  if (known) return known
  const promise = fetchTileSet(url)
  loading.set(url, promise)
  promise.catch(() => loading.delete(url))
  return promise
}

/** The next load asks the server again: a publication may have replaced the set. */
export function forgetTileSet(url: string): void {
  loading.delete(url)
}
