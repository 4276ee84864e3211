import { describe, expect, it } from 'vitest'
import { heirsOf, listEndings, type Movement } from '../../scripts/reference/movements.ts'

const event = (
  MOD: string,
  DATE_EFF: string,
  COM_AV: string,
  COM_AP: string,
  types = ['COM', 'COM'],
): Movement => ({
  MOD,
  DATE_EFF,
  TYPECOM_AV: types[0]!,
  COM_AV,
  LIBELLE_AV: `Commune ${COM_AV}`,
  TYPECOM_AP: types[1]!,
  COM_AP,
  LIBELLE_AP: `Commune ${COM_AP}`,
})
const follow = (movements: Movement[], code: string, day: string, current: string[]) =>
  heirsOf(code, day, listEndings(movements), new Set(current))

describe('following a former code', () => {
  it('leads through two mergers to the commune of today', () => {
    const movements = [event('32', '2016-01-01', 'A', 'B'), event('32', '2019-01-01', 'B', 'C')]
    expect(follow(movements, 'A', '2016-01-01', ['C'])).toEqual(['C'])
  })

  it('leads through a change of department and a merger of the same day', () => {
    const movements = [event('41', '2018-01-01', 'A', 'B'), event('32', '2018-01-01', 'B', 'C')]
    expect(follow(movements, 'A', '2018-01-01', ['C'])).toEqual(['C'])
  })

  it('does not end a commune that only gives its name to a larger one', () => {
    const movements = [
      event('32', '2016-01-01', 'A', 'A'),
      event('32', '2016-01-01', 'A', 'A', ['COM', 'COMD']),
    ]
    expect(listEndings(movements).size).toBe(0)
    expect(follow(movements, 'A', '2016-01-01', ['A'])).toEqual(['A'])
  })

  it('does not end a commune out of which another is created or restored', () => {
    const movements = [event('21', '2025-01-01', 'A', 'A'), event('21', '2025-01-01', 'A', 'B')]
    expect(follow(movements, 'A', '2025-01-01', ['A', 'B'])).toEqual(['A'])
  })

  it('comes back when a code was given up and taken again', () => {
    const movements = [event('50', '2021-01-01', 'B', 'A'), event('50', '2023-01-01', 'A', 'B')]
    expect(follow(movements, 'A', '2023-01-01', ['B'])).toEqual(['B'])
    expect(follow(movements, 'B', '2020-01-01', ['B'])).toEqual(['B'])
  })

  it('gives every heir of a commune that was shared out', () => {
    const movements = [event('30', '1968-01-01', 'A', 'B'), event('30', '1968-01-01', 'A', 'C')]
    expect(follow(movements, 'A', '1968-01-01', ['B', 'C'])).toEqual(['B', 'C'])
  })

  it('gives nothing for a territory that left the COG', () => {
    expect(follow([event('30', '2007-02-23', 'A', '', ['COM', ''])], 'A', '2007-02-23', [])).toEqual([])
  })
})
