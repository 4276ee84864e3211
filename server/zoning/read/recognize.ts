import type { CsvRecord } from '../../files/csv.ts'
import { FileRefusal } from '../../files/refusal.ts'
import type { Profession } from '../schema.ts'
import { atlasante } from './atlasante.ts'
import { canonical } from './canonical.ts'
import { cartosante } from './cartosante.ts'
import type { Dialect, Reading } from './dialect.ts'
import { postalCode } from './postal_code.ts'

const dialects: Dialect[] = [canonical, atlasante, postalCode, cartosante]

/** Title lines come before the header; nobody publishes more than a few. */
const HEADER_WITHIN = 10

/** Characters of a header: nobody publishes a longer one, and each of its names is read many times. */
const MOST_CHARACTERS = 20_000

export interface Recognized {
  dialect: Dialect
  reading: Reading
  width: number
  /** Position of the header among the records. */
  at: number
}

/** The dialect whose header stands among the first records; null when none does. */
export function recognize(records: CsvRecord[], profession: Profession): Recognized | null {
  for (const [at, { cells }] of records.slice(0, HEADER_WITHIN).entries()) {
    if (cells.reduce((sum, { length }) => sum + length + 1, 0) > MOST_CHARACTERS) continue
    for (const dialect of dialects) {
      const reading = dialect.open(cells, profession)
      if (reading) return { dialect, reading, width: cells.length, at }
    }
  }
  return null
}

/** The refusal that shows what was found and every header that would have been read. */
export function headerUnknown(records: CsvRecord[]): FileRefusal {
  const found = records[0]
  const shown = found ? found.cells.slice(0, 100).join(' | ').slice(0, 200) : ''
  const expected = dialects.map(({ header }) => `« ${header} »`).join(', ')
  return new FileRefusal(
    'header_unknown',
    `En-tête non reconnu. Trouvé à la ligne ${found?.row ?? 1} : « ${shown} ». Attendu l’un de : ${expected}.`,
    found?.row ?? 1,
    shown,
  )
}
