import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { classesOf, classNames } from '../../../client/map/classes.ts'
import { PlaceLegend, toggleClass, ZoneLegend } from '../../../client/map/legend.tsx'
import { palettes } from '../../../client/map/palette.ts'
import { ZoneSwatch } from '../../../client/map/zone_swatch.tsx'
import { zoneClassCodes } from '../../../server/zoning/schema.ts'

const classes = classesOf.pharmacien

describe('pressing a class of the legend', () => {
  test('hides it when all are shown', () => {
    expect(toggleClass(classes, null, 'HZ')).toEqual(['TERRITOIRE_FRAGILE', 'NC'])
  })
  test('shows it again', () => {
    expect(toggleClass(classes, ['NC'], 'HZ')).toEqual(['HZ', 'NC'])
  })
  test('means all again once the last hidden one is shown', () => {
    expect(toggleClass(classes, ['TERRITOIRE_FRAGILE', 'NC'], 'HZ')).toBeNull()
  })
  test('never leaves an empty map: hiding the last one shows all', () => {
    expect(toggleClass(classes, ['NC'], 'NC')).toBeNull()
  })
})

describe('the legend', () => {
  const draw = (props: Partial<Parameters<typeof ZoneLegend>[0]> = {}) =>
    renderToStaticMarkup(<ZoneLegend profession="medecin" shown={null} onShown={() => {}} {...props} />)

  test('has one button per class, which says whether it is shown', () => {
    const pressed = [...draw({ shown: ['ZIP', 'ZAC'] }).matchAll(/aria-pressed="(\w+)"/g)].map(
      ([, value]) => value,
    )
    expect(pressed).toEqual(['true', 'true', 'false', 'false', 'false', 'false'])
  })
  test('says each class in full to a screen reader', () => {
    expect(draw()).toContain('Zone d’intervention prioritaire')
  })
  test('leaves out the classes that do not occur', () => {
    expect(draw({ classes: ['ZIP', 'ZAC', 'HZ'] })).not.toContain('ZV')
  })
  test('counts the places, in French', () => {
    expect(draw({ counts: { ZIP: 1200 } })).toContain('1\u202f200')
  })
  test('explains the five marks', () => {
    expect(renderToStaticMarkup(<PlaceLegend />).match(/<li>/g)).toHaveLength(5)
  })
})

test.each(zoneClassCodes)('the swatch of %s shows its ground, and its ink when it has some', (zoneClass) => {
  const { ground, ink } = palettes.light.classes[zoneClass]
  const swatch = renderToStaticMarkup(<ZoneSwatch zoneClass={zoneClass} />)
  expect(swatch).toContain(ground)
  if (ink) expect(swatch).toContain(ink)
  expect(swatch).toContain('aria-hidden="true"')
  expect(classNames[zoneClass].short).toBeTruthy()
})
