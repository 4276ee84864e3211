import { describe, expect, test } from 'vitest'
import { classesOf } from '../../../client/map/classes.ts'
import { palettes, type Theme } from '../../../client/map/palette.ts'
import { contrast, lightness, visions } from './colour_vision.ts'

const themes: Theme[] = ['light', 'dark']
const professions = Object.entries(classesOf)

describe.each(themes)('the %s palette', (theme) => {
  const palette = palettes[theme]
  const fills = Object.entries(palette.classes)
  const grounds = [...new Set(fills.map(([, { ground }]) => ground)), palette.land]

  describe.each(visions)('seen with %s vision', (vision) => {
    test.each(grounds)('outlines every zone at 3:1 against its ground %s', (ground) => {
      expect(contrast(palette.outline, ground, vision)).toBeGreaterThanOrEqual(3)
    })

    test.each(grounds)('draws borders of departments and regions at 3:1 against %s', (ground) => {
      expect(contrast(palette.department, ground, vision)).toBeGreaterThanOrEqual(3)
      expect(contrast(palette.region, ground, vision)).toBeGreaterThanOrEqual(3)
    })

    test.each(fills.filter(([, { ink }]) => ink))(
      'draws the pattern of %s at 3:1 on its ground',
      (_, fill) => {
        expect(contrast(fill.ink!, fill.ground, vision)).toBeGreaterThanOrEqual(3)
      },
    )

    test.each([...grounds, palette.outside])('draws the marks of places at 3:1 against %s', (ground) => {
      expect(contrast(palette.mark, ground, vision)).toBeGreaterThanOrEqual(3)
      expect(contrast(palette.cluster, ground, vision)).toBeGreaterThanOrEqual(3)
    })

    test('draws hollow marks and stars at 3:1 inside their mark', () => {
      expect(contrast(palette.muted, palette.paper, vision)).toBeGreaterThanOrEqual(3)
      expect(contrast(palette.mark, palette.paper, vision)).toBeGreaterThanOrEqual(3)
      expect(contrast(palette.mark, palette.star, vision)).toBeGreaterThanOrEqual(3)
    })

    test('draws the ring of the chosen place at 3:1 on its halo', () => {
      expect(contrast(palette.selected, palette.halo, vision)).toBeGreaterThanOrEqual(3)
    })

    test('writes at 4.5:1', () => {
      expect(contrast(palette.text, palette.halo, vision)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette.clusterText, palette.cluster, vision)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(palette.department, palette.halo, vision)).toBeGreaterThanOrEqual(4.5)
    })

    test.each(professions)(
      'tells any two classes of %s apart, by pattern or else by lightness',
      (_, classes) => {
        for (const [index, one] of classes.entries())
          for (const other of classes.slice(index + 1)) {
            const [a, b] = [palette.classes[one], palette.classes[other]]
            const apart =
              a.pattern !== b.pattern ||
              Math.abs(lightness(a.ground, vision) - lightness(b.ground, vision)) >= 14
            expect(apart, `${one} / ${other}`).toBe(true)
          }
      },
    )
  })
})

test.each(themes)('in %s, need is hatched, then plain, and what is unknown dotted', (theme) => {
  const { classes } = palettes[theme]
  expect(
    [classes.ZIP, classes.TRES_SOUS_DOTEE, classes.TERRITOIRE_FRAGILE].map((fill) => fill.pattern),
  ).toEqual(Array(3).fill('hatch'))
  expect([classes.ZAC, classes.SOUS_DOTEE].map((fill) => fill.pattern)).toEqual(['plain', 'plain'])
  expect(classes.NC.pattern).toBe('dots')
})

test('the same need is drawn the same way for every profession', () => {
  for (const { classes } of Object.values(palettes)) {
    expect(classes.TRES_SOUS_DOTEE).toEqual(classes.ZIP)
    expect(classes.SOUS_DOTEE).toEqual(classes.ZAC)
  }
})
