import { describe, expect, test } from 'vitest'
import { loadOrder } from '../../server/database/backup/load_order.ts'

describe('the order in which tables are loaded', () => {
  test('a table comes after those that it refers to, by name where nothing decides', () => {
    const references = [
      { from: 'b', to: 'z' },
      { from: 'a', to: 'b' },
      { from: 'm', to: 'm' },
    ]
    expect(loadOrder(['z', 'm', 'a', 'b'], references)).toEqual(['m', 'z', 'b', 'a'])
    expect(loadOrder(['b', 'a', 'z', 'm'], references)).toEqual(['m', 'z', 'b', 'a'])
  })

  test('a circle is named', () => {
    const references = [
      { from: 'outside', to: 'one' },
      { from: 'one', to: 'two' },
      { from: 'two', to: 'three' },
      { from: 'three', to: 'one' },
    ]
    expect(() => loadOrder(['outside', 'one', 'two', 'three'], references)).toThrow('one → two → three → one')
  })
})
