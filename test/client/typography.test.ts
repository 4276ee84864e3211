import { describe, expect, it } from 'vitest'
import { dayInParis, formatDay, formatMonth, isDay } from '../../client/typography/dates.ts'
import { countOf, formatCount, formatDistance, formatShare } from '../../client/typography/numbers.ts'

describe('French dates', () => {
  it('say the first of a month as people do', () => {
    expect(formatDay('2027-01-01')).toBe('1er\u00a0janvier 2027')
    expect(formatDay('2026-03-12')).toBe('12\u00a0mars 2026')
    expect(formatMonth('2025-05-09')).toBe('mai\u00a02025')
  })

  it('are days that exist', () => {
    expect(isDay('2028-02-29')).toBe(true)
    expect(isDay('2027-02-29')).toBe(false)
    expect(isDay('2027-13-01')).toBe(false)
    expect(isDay('1er mars 2027')).toBe(false)
  })

  it('follow the clock of Paris, not that of the computer', () => {
    expect(dayInParis(new Date('2026-11-21T23:30:00Z'))).toBe('2026-11-22')
    expect(dayInParis(new Date('2026-07-21T21:59:00Z'))).toBe('2026-07-21')
  })
})

describe('French numbers', () => {
  it('part the thousands with a narrow no-break space', () => {
    expect(formatCount(1250)).toBe('1\u202f250')
  })

  it('take the plural from two', () => {
    expect(countOf(0, 'lieu', 'lieux')).toBe('0\u00a0lieu')
    expect(countOf(1, 'lieu', 'lieux')).toBe('1\u00a0lieu')
    expect(countOf(2, 'lieu', 'lieux')).toBe('2\u00a0lieux')
  })

  it('say a distance to the hundred metres when it is near', () => {
    expect(formatDistance(3.24)).toBe('3,2\u00a0km')
    expect(formatDistance(43.4)).toBe('43\u00a0km')
  })

  it('say a share in per cent', () => {
    expect(formatShare(0.302)).toBe('30,2\u00a0%')
  })
})
