import { describe, expect, it } from 'vitest'
import { stabilityOf } from '../../server/matching/stability.ts'
import type { ZoneClass } from '../../server/nomenclature/schema.ts'
import type { ZonePeriod } from '../../server/zoning/schema.ts'
import { act } from './examples.ts'

const period = (
  zoneClass: ZoneClass,
  from: string,
  to: string | null = null,
  from_is_latest = false,
): ZonePeriod => ({ class: zoneClass, from, from_is_latest, to, publication: act })

const isOpen = (zoneClass: ZoneClass) => zoneClass === 'ZIP' || zoneClass === 'ZAC'
const on = (day: string, ...history: ZonePeriod[]) => stabilityOf(history, day, isOpen)

describe('how long a commune has kept a zone open to the CESP', () => {
  it('counts from the first act of the run, ZIP and ZAC alike', () => {
    const history = [
      period('HZ', '2015-01-01', '2017-12-31'),
      period('ZAC', '2018-01-01', '2021-12-31'),
      period('ZIP', '2022-01-01'),
    ]
    expect(on('2022-01-02', ...history)).toEqual({
      eligible_since: '2018-01-01',
      at_least: false,
      days: 1462,
      announced: null,
    })
  })

  it('may be older than the oldest known act', () => {
    expect(on('2026-11-22', period('ZIP', '2025-05-09')).at_least).toBe(true)
    const seen = [period('HZ', '2020-01-01', '2025-05-08'), period('ZIP', '2025-05-09', null, true)]
    expect(on('2026-11-22', ...seen).at_least).toBe(true)
  })

  it('starts again after a class that is not open', () => {
    const history = [
      period('ZIP', '2015-01-01', '2017-12-31'),
      period('ZV', '2018-01-01', '2019-12-31'),
      period('ZIP', '2020-01-01'),
    ]
    expect(on('2026-01-01', ...history).eligible_since).toBe('2020-01-01')
  })

  it('starts again after a time without any zoning', () => {
    const history = [period('ZIP', '2015-01-01', '2017-12-31'), period('ZIP', '2019-01-01')]
    expect(on('2026-01-01', ...history).eligible_since).toBe('2019-01-01')
  })

  it('is nothing outside an open zone, before any zoning, or without one', () => {
    const nothing = { eligible_since: null, at_least: false, days: null }
    expect(on('2026-01-01', period('HZ', '2020-01-01'))).toMatchObject(nothing)
    expect(on('2019-01-01', period('ZIP', '2020-01-01'))).toMatchObject(nothing)
    expect(on('2026-01-01')).toMatchObject(nothing)
  })

  it('looks at the day asked, not at later acts', () => {
    const history = [period('ZIP', '2020-01-01', '2025-12-31'), period('HZ', '2026-01-01')]
    expect(on('2025-12-31', ...history)).toMatchObject({
      eligible_since: '2020-01-01',
      announced: { class: 'HZ', from: '2026-01-01' },
    })
    expect(on('2026-01-01', ...history)).toMatchObject({ eligible_since: null, announced: null })
  })
})
