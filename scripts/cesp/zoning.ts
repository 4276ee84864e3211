import type { RegisterCommands } from './command.ts'
import { addCheck } from './zoning/check.ts'
import { addExport } from './zoning/export.ts'
import { addLookup } from './zoning/lookup.ts'
import { addPublish } from './zoning/publish.ts'

/** `cesp zoning check|publish|export|lookup` */
export const zoningCommands: RegisterCommands = (program, context) => {
  const zoning = program.command('zoning').description('zonages : vérifier, publier, exporter, interroger')
  addCheck(zoning, context)
  addPublish(zoning, context)
  addExport(zoning, context)
  addLookup(zoning, context)
}
