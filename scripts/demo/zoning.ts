import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { splitCsv } from '../../server/files/csv.ts'

/** Class of each unit from the canonical files of a folder (`code_commune;…;classe`). */
export function readZoning(folder: string): Map<string, string> {
  const classes = new Map<string, string>()
  for (const name of readdirSync(folder).filter((each) => /^medecin.*\.csv$/.test(each))) {
    const [header, ...rows] = splitCsv(readFileSync(join(folder, name), 'utf8'), ';')
    const code = header!.cells.indexOf('code_commune')
    const zoneClass = header!.cells.indexOf('classe')
    for (const { cells } of rows) classes.set(cells[code]!, cells[zoneClass]!)
  }
  return classes
}
