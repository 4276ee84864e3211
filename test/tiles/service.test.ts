import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openArchive } from '../../server/tiles/archive.ts'
import { createTileService, type TileService } from '../../server/tiles/service.ts'
import {
  decode,
  pretendCatalogues,
  pretendList,
  pretendSnapshot,
  silent,
  smallReference,
  tileAt,
} from './support.ts'

const { reference, remove } = smallReference(['37', '971'])
const tours = reference.communes.get('37261')!.point
let dir: string
let catalogues: ReturnType<typeof pretendCatalogues>
const services: TileService[] = []

const open = (options: { today?: string } = {}) => {
  const service = createTileService({
    dir,
    reference,
    log: silent,
    zonings: catalogues.zonings,
    places: catalogues.places,
    today: () => options.today ?? '2026-01-01',
  })
  services.push(service)
  return service
}
const ask = async (service: TileService, set: string, z: number, point = tours) => {
  const { x, y } = tileAt(z, point)
  const answer = await service.tile(set, z, x, y)
  return answer.status === 200 ? answer : null
}
const sets = () => readdirSync(dir).sort()

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'carte-cesp-tiles-'))
  catalogues = pretendCatalogues(reference)
})
afterEach(async () => {
  for (const service of services.splice(0)) await service.close()
  rmSync(dir, { recursive: true, force: true })
})
afterAll(remove)

describe('a tile set', () => {
  it('is built at once in the background, and named by the profession and the day it took effect', async () => {
    const service = open()
    const { set, publications, place_list } = (await service.tileSet('medecin', '2026-01-01'))!
    expect(set).toMatch(/^medecin-20250601-[0-9a-f]{16}$/)
    expect(publications.map(({ region }) => region)).toEqual(['24'])
    expect(place_list).toBe('liste-20250601-0a0a0a0a')
    await service.idle()
    expect(sets()).toEqual([set])
    expect(service.status()).toMatchObject({ built_sets: 1, failed_sets: 0, building: [] })
  })

  it('answers a tile before it is complete, with the bytes it will have for ever', async () => {
    const first = open()
    const { set } = (await first.tileSet('medecin', '2026-01-01'))!
    const early = await Promise.all([ask(first, set, 10), ask(first, set, 5), ask(first, set, 9)])
    expect(first.status().tiles_on_demand).toBe(3)
    await first.idle()
    await first.close()
    // Another process, which finds the set on disk.
    const second = open()
    const late = [await ask(second, set, 10), await ask(second, set, 5), await ask(second, set, 9)]
    expect(second.status().tiles_on_demand).toBe(0)
    for (const [i, tile] of early.entries()) {
      expect(tile!.body.equals(late[i]!.body)).toBe(true)
      expect(tile!.etag).toBe(late[i]!.etag)
    }
    expect(Object.keys(decode(late[0]!.body))).toContain('communes')
  })

  it('is the same, byte for byte, when it is built again', async () => {
    const service = open()
    const { set } = (await service.tileSet('medecin', '2026-01-01'))!
    await service.idle()
    const before = await ask(service, set, 10)
    await service.close()
    rmSync(join(dir, set), { recursive: true })
    const again = open()
    await again.tileSet('medecin', '2026-01-01')
    await again.idle()
    expect((await ask(again, set, 10))!.body.equals(before!.body)).toBe(true)
  })

  it('keeps its name from day to day, and changes it with the zoning or the list', async () => {
    const service = open()
    const name = async (on: string) => (await service.tileSet('medecin', on))?.set
    const first = await name('2026-01-01')
    expect(await name('2026-03-01')).toBe(first)
    catalogues.state.list = pretendList(reference, 7, 'liste-20250601-0b0b0b0b')
    const second = await name('2026-01-01')
    expect(second).not.toBe(first)
    catalogues.state.snapshots.push(pretendSnapshot(reference, { effective: '2025-12-01', salt: 2 }))
    expect(await name('2026-01-01')).toMatch(/^medecin-20251201-/)
    expect(await name('2025-11-30')).toBe(second)
    expect(await name('2025-01-01')).toBeUndefined()
  })

  it('is found by a process that never announced it, for its name says how to make it', async () => {
    const { set } = (await open().tileSet('medecin', '2026-01-01'))!
    await services[0]!.close()
    rmSync(join(dir, set), { recursive: true, force: true })
    expect(await ask(open(), set, 5)).not.toBeNull()
  })

  it('is unknown when nothing could have made it', async () => {
    const service = open()
    for (const set of [
      'medecin-20250601-0123456789abcdef',
      'infirmier-20250601-0123456789abcdef',
      '../etc',
      'x',
    ])
      expect((await service.tile(set, 5, 16, 11)).status).toBe(404)
  })

  it('stays served after another one took its place', async () => {
    const service = open()
    const { set } = (await service.tileSet('medecin', '2026-01-01'))!
    await service.idle()
    catalogues.state.snapshots = [pretendSnapshot(reference, { effective: '2025-12-01', salt: 2 })]
    catalogues.state.change()
    const next = (await service.tileSet('medecin', '2026-01-01'))!.set
    await service.idle()
    expect(sets()).toEqual([set, next].sort())
    expect(await ask(service, set, 10)).not.toBeNull()
    const other = await ask(service, next, 10)
    expect(other!.body.equals((await ask(service, set, 10))!.body)).toBe(false)
  })

  it('is built after a publication without being asked for', async () => {
    const service = open()
    await service.tileSet('medecin', '2026-01-01')
    await service.idle()
    catalogues.state.snapshots.push(pretendSnapshot(reference, { effective: '2025-12-01', salt: 2 }))
    catalogues.state.change()
    await new Promise((resolve) => setImmediate(resolve))
    await service.idle()
    expect(sets().filter((name) => name.startsWith('medecin-20251201-'))).toHaveLength(1)
  })
})

describe('what lies on disk', () => {
  it('holds no half set when the service stops in the middle', async () => {
    const service = open()
    const { set } = (await service.tileSet('medecin', '2026-01-01'))!
    await ask(service, set, 5)
    expect(service.status().building).toHaveLength(1)
    await service.close()
    expect(sets()).toEqual([])
  })

  it('holds no half set when the process is killed, and the next one builds it whole', async () => {
    const script = fileURLToPath(new URL('./build_until_killed.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', script, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(child.stdout, 'data')
    const set = String(line).trim()
    child.kill('SIGKILL')
    await once(child, 'exit')
    // It may have ended before the signal came: then the set is there, and whole.
    if (sets().includes(set)) expect(openArchive(join(dir, set))).not.toBeNull()
    const service = open()
    expect((await service.tileSet('medecin', '2026-01-01'))!.set).toBe(set)
    await service.idle()
    expect(sets()).toEqual([set])
    expect(await ask(service, set, 10)).not.toBeNull()
  })

  it('is swept of what a dead process left, and of a set that is not whole', async () => {
    const { set } = (await open().tileSet('medecin', '2026-01-01'))!
    await services.splice(0)[0]!.close()
    mkdirSync(join(dir, '.partial-999999999-medecin-20250601-0123456789abcdef'))
    mkdirSync(join(dir, set))
    writeFileSync(join(dir, set, 'set.json'), JSON.stringify({ set, tiles: [[5, 16, 11, 0, 9, 'x']] }))
    writeFileSync(join(dir, set, 'tiles.bin'), 'short')
    const service = open()
    expect(sets()).toEqual([set])
    await service.tileSet('medecin', '2026-01-01')
    await service.idle()
    expect(await ask(service, set, 5)).not.toBeNull()
  })

  it('keeps the five latest sets besides those in force', async () => {
    for (let i = 0; i < 8; i++) {
      const old = join(dir, `medecin-2024010${i + 1}-0123456789abcdef`)
      mkdirSync(old)
    }
    const service = open()
    const { set } = (await service.tileSet('medecin', '2026-01-01'))!
    await service.idle()
    expect(sets()).toHaveLength(6)
    expect(sets()).toContain(set)
  })
})

describe('a point of the open sea', () => {
  it('has an empty tile, complete or not', async () => {
    const service = open()
    const { set } = (await service.tileSet('medecin', '2026-01-01'))!
    expect((await service.tile(set, 10, 300, 300)).status).toBe(204)
    await service.idle()
    expect((await service.tile(set, 10, 301, 300)).status).toBe(204)
  })
})
