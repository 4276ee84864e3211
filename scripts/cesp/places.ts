import type { RegisterCommands } from './command.ts'
import { addCheck } from './places/check.ts'
import { addExport } from './places/export.ts'
import { addImport } from './places/import.ts'

/** `cesp places check|import|export` */
export const placesCommands: RegisterCommands = (program, context) => {
  const places = program.command('places').description('liste nationale : vérifier, importer, exporter')
  addCheck(places, context)
  addImport(places, context)
  addExport(places, context)
}
