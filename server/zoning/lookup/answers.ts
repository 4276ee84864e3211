import type { Locator } from '../../geography/locate.ts'
import type { Reference } from '../../geography/reference.ts'
import { resolveCode } from '../resolve/by_code.ts'
import type { ZoningSnapshot } from '../snapshot.ts'

export const addedColumns = ['zone_class', 'zone_eligible', 'commune_code', 'publication_id']

/** Why a row has no answer. */
export type Unanswered = 'bad_cell' | 'outside' | 'no_zoning'

/** Where a row is → the cells to append, ready to write. */
export interface Answers {
  atPoint(lon: string | null, lat: string | null): string | Unanswered
  inCommune(code: string | null): string | Unanswered
}

/** Answers are written once per commune: only the commune of a point is computed for each row. */
export function createAnswers({
  snapshot,
  reference,
  locator,
  delimiter,
}: {
  snapshot: ZoningSnapshot
  reference: Reference
  /** Asked for at the first point. */
  locator: () => Locator
  delimiter: string
}): Answers {
  const eligible = new Map(
    reference.professions.get(snapshot.profession)?.classes.map((each) => [each.code, each.cesp_eligible]),
  )
  const byUnit = new Map<string, string | Unanswered>()
  const ofUnit = (code: string): string | Unanswered => {
    let known = byUnit.get(code)
    if (known === undefined) {
      known = write(code)
      byUnit.set(code, known)
    }
    return known
  }
  const write = (code: string): string | Unanswered => {
    const unit = snapshot.unit(code)
    if (!unit) return 'no_zoning'
    const publication = snapshot.publications.get(reference.communes.get(code)!.region)!
    const cells = [unit.class, eligible.get(unit.class) ?? '', code, publication.id]
    return delimiter + cells.join(delimiter)
  }
  let opened: Locator | null = null
  const byCode = new Map<string, string | Unanswered>()
  return {
    atPoint(lon, lat) {
      const x = degrees(lon, 180)
      const y = degrees(lat, 90)
      if (x === null || y === null) return 'bad_cell'
      opened ??= locator()
      const code = opened.locate(x, y)
      return code === null ? 'outside' : ofUnit(code)
    },
    inCommune(written) {
      if (!written) return 'bad_cell'
      let known = byCode.get(written)
      if (known === undefined) {
        const found = resolveCode(written, reference)
        if (!found.found) known = found.why === 'outside' ? 'outside' : 'bad_cell'
        else
          known = ofUnit(
            found.codes.length > 1 ? reference.communes.get(found.codes[0]!)!.parent! : found.codes[0]!,
          )
        byCode.set(written, known)
      }
      return known
    },
  }
}

/** A number of degrees, with a decimal point or a French comma; null when it is not one. */
function degrees(cell: string | null, limit: number): number | null {
  if (!cell) return null
  let value = Number(cell)
  if (Number.isNaN(value)) value = Number(cell.replace(',', '.'))
  return value >= -limit && value <= limit ? value : null
}
