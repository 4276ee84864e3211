import { describe, expect, it } from 'vitest'
import { readSetName, type SetOrigin, setName } from '../../server/tiles/set_name.ts'

const origin: SetOrigin = {
  profession: 'medecin',
  as_of: '2025-05-09',
  reference: 'aa',
  zoning: 'key-1',
  place_list: 'liste-20250601-0a0a0a0a',
}

describe('the name of a tile set', () => {
  it('says the profession and the day, which can be read back', () => {
    expect(setName(origin)).toMatch(/^medecin-20250509-[0-9a-f]{16}$/)
    expect(readSetName(setName(origin))).toEqual({ profession: 'medecin', as_of: '2025-05-09' })
  })

  it.each([
    ['reference', 'bb'],
    ['zoning', 'key-2'],
    ['place_list', null],
    ['profession', 'infirmier'],
  ] as const)('changes with the %s', (part, value) => {
    expect(setName({ ...origin, [part]: value })).not.toBe(setName(origin))
  })

  it.each([
    '',
    '..',
    'medecin-20250509-0123',
    'boulanger-20250509-0123456789abcdef',
    '../medecin-20250509-0123456789abcdef',
  ])('« %s » is none', (name) => expect(readSetName(name)).toBeNull())
})
