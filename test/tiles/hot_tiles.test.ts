import { expect, it } from 'vitest'
import { HotTiles } from '../../server/tiles/hot_tiles.ts'

it('memory forgets the tile unused for longest, and never holds more bytes than told', () => {
  const hot = new HotTiles<Buffer>(100, (bytes) => bytes.length)
  hot.set('a', Buffer.alloc(40))
  hot.set('b', Buffer.alloc(40))
  expect(hot.get('a')).toBeDefined()
  hot.set('c', Buffer.alloc(40))
  expect(hot.bytes).toBe(80)
  expect([hot.get('a'), hot.get('b'), hot.get('c')].map(Boolean)).toEqual([true, false, true])
})

it('a tile set twice counts once, and one larger than all memory is not kept', () => {
  const hot = new HotTiles<Buffer>(100, (bytes) => bytes.length)
  hot.set('a', Buffer.alloc(40))
  hot.set('a', Buffer.alloc(60))
  expect(hot.bytes).toBe(60)
  hot.set('b', Buffer.alloc(101))
  expect([hot.bytes, hot.get('b')]).toEqual([0, undefined])
})
