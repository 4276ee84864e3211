import { expect, test } from 'vitest'
import { normalizeName } from '../../server/geography/names.ts'

test.each([
  ['St-Étienne-du-Rouvray', 'saint etienne du rouvray'],
  ['Ste Geneviève', 'sainte genevieve'],
  ['L’Haÿ-les-Roses', 'l hay les roses'],
  ["L'Haÿ-les-Roses", 'l hay les roses'],
  ['ŒUILLY', 'oeuilly'],
  ['  Pont-l’Évêque ', 'pont l eveque'],
  ['Estrées', 'estrees'],
])('« %s » reads « %s »', (written, read) => {
  expect(normalizeName(written)).toBe(read)
})
