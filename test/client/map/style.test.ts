import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { classesOf } from '../../../client/map/classes.ts'
import { creditWords } from '../../../client/map/credits.tsx'
import { focusFeatures } from '../../../client/map/focus.ts'
import { drawImage } from '../../../client/map/images.ts'
import { placeFeatures } from '../../../client/map/places.ts'
import { buildStyle, type StyleOptions } from '../../../client/map/style.ts'
import { type Profession, professionCodes } from '../../../server/zoning/schema.ts'
import { aMatch } from './a_match.ts'

// The validator that MapLibre itself uses, not whichever version another package hoisted.
const { validateStyleMin } = createRequire(
  createRequire(import.meta.url).resolve('maplibre-gl/package.json'),
)('@maplibre/maplibre-gl-style-spec') as { validateStyleMin: (style: unknown) => { message: string }[] }

const places = placeFeatures([aMatch({}), aMatch({ id: 'P2', eligible: false })])
const options = (changes: Partial<StyleOptions> = {}): StyleOptions => ({
  profession: 'medecin',
  theme: 'light',
  shown: null,
  tileSet: { tiles: ['https://example.org/{z}/{x}/{y}.mvt'], minzoom: 4, maxzoom: 10, attribution: null },
  fontUrl: 'https://example.org/Marianne-Medium.woff2',
  basemap: null,
  places,
  focus: focusFeatures(places, { selectedId: 'P1', hoveredId: 'P2', pin: { lon: 2, lat: 47, label: 'Ici' } }),
  ...changes,
})
const visibilityOf = (style: ReturnType<typeof buildStyle>, id: string) =>
  style.layers.find((layer) => layer.id === id)?.layout?.visibility

describe.each(professionCodes)('the style for %s', (profession: Profession) => {
  test.each(['light', 'dark'] as const)('is valid in %s', (theme) => {
    expect(validateStyleMin(buildStyle(options({ profession, theme })))).toEqual([])
  })

  test('draws each of its classes and no other', () => {
    const drawn = buildStyle(options({ profession }))
      .layers.map((layer) => layer.id)
      .filter((id) => /^zones-[A-Z]/.test(id))
    expect(drawn).toEqual(classesOf[profession].map((zoneClass) => `zones-${zoneClass}`))
  })
})

test('the validator refuses a style that is wrong', () => {
  const style = buildStyle(options())
  expect(validateStyleMin({ ...style, layers: [{ id: 'x', type: 'fill', source: 'nowhere' }] })).not.toEqual(
    [],
  )
})

test('a basemap comes under zones that let it through', () => {
  const style = buildStyle(options({ basemap: 'https://example.org/{z}/{x}/{y}.png' }))
  expect(validateStyleMin(style)).toEqual([])
  expect(style.layers[1]).toMatchObject({ id: 'basemap', type: 'raster' })
  expect(style.layers.find(({ id }) => id === 'zones-ZAC')?.paint).toMatchObject({ 'fill-opacity': 0.65 })
})

test('a class left out of the legend is hidden, the others stay', () => {
  const style = buildStyle(options({ shown: ['ZIP'] }))
  expect(visibilityOf(style, 'zones-ZIP')).toBe('visible')
  expect(visibilityOf(style, 'zones-ZAC')).toBe('none')
})

test('no glyph server is asked: Marianne comes as a font file', () => {
  const style = buildStyle(options())
  expect(style.glyphs).toBeUndefined()
  expect(style['font-faces']).toEqual({ Marianne: 'https://example.org/Marianne-Medium.woff2' })
})

test('the sources of the data are credited: as the tiles say, else all of ours, and the basemap when there is one', () => {
  expect(creditWords('© Ici', false)).toBe('© Ici')
  expect(creditWords(null, false)).toMatch(/IGN.*INSEE.*ARS/)
  expect(creditWords(null, true)).toMatch(/ARS, fond © IGN Géoplateforme$/)
})

test.each(['light', 'dark'] as const)('every image the %s style names can be drawn', (theme) => {
  const text = JSON.stringify(buildStyle(options({ theme })).layers)
  const names = [...text.matchAll(/"((?:zone|cluster|ring|pin)\/[^"]*[^"/])"/g)].map(([, name]) => name!)
  expect(names.length).toBeGreaterThan(15)
  for (const name of names) expect(drawImage(name, 2), name).not.toBeNull()
})

test('a name that is not ours draws nothing', () => {
  expect(drawImage('marker-15', 1)).toBeNull()
})
