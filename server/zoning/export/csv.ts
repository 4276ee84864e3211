import { csvCell } from '../../files/csv.ts'
import type { Reference } from '../../geography/reference.ts'
import { canonical } from '../read/canonical.ts'
import type { ExportContent } from './content.ts'

/** The canonical table, which the reader takes back as it is. */
export function* exportCsv({ units }: ExportContent, { communes }: Reference): Generator<string> {
  yield `${canonical.header}\n`
  let text = ''
  for (const { unit } of units) {
    const { code, territory_code, territory_name } = unit
    const cells = [code, communes.get(code)?.name ?? '', territory_code, territory_name, unit.class]
    text += `${cells.map(csvCell).join(';')}\n`
    if (text.length > 1 << 16) {
      yield text
      text = ''
    }
  }
  yield text
}
