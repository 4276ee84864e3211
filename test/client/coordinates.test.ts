import { describe, expect, it } from 'vitest'
import { readCoordinates } from '../../client/url_state/read_coordinates.ts'

describe('coordinates typed in the search box', () => {
  it.each<[string, [number, number]]>([
    ['47.39, 0.68', [0.68, 47.39]],
    ['47.39,0.68', [0.68, 47.39]],
    ['47,39 ; 0,68', [0.68, 47.39]],
    ['47.39 0.68', [0.68, 47.39]],
    ['-20.88, 55.45', [55.45, -20.88]],
    ['4.92° -52.31°', [-52.31, 4.92]],
  ])('« %s » is a point, latitude first', (typed, expected) => {
    expect(readCoordinates(typed)).toEqual(expected)
  })

  it.each(['37000', 'Tours', '47.39', '95, 0', '12, 200', '47.39, 0.68, 3', ''])('« %s » is not', (typed) => {
    expect(readCoordinates(typed)).toBeNull()
  })
})
