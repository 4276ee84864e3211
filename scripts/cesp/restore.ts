import { checkArchive } from '../../server/database/backup/check_archive.ts'
import { restore } from '../../server/database/backup/restore.ts'
import { frenchSpaces } from '../../server/french.ts'
import { refusable, settledDatabase, withDatabase } from './backup/database.ts'
import { comparison, dayInWords, showing, totals, upToDate } from './backup/words.ts'
import { addCommand, type RegisterCommands } from './command.ts'
import { statFile } from './zoning/read_input.ts'

/** `cesp restore FILE`: a backup into an empty database. */
export const restoreCommand: RegisterCommands = (program, context) => {
  addCommand(program, context, {
    usage: 'restore <fichier>',
    description: 'remet une sauvegarde dans une base vide (DATABASE_URL, ou un DATA_DIR neuf)',
    run: (_context, _options, path) =>
      refusable(
        async () => {
          statFile(path!)
          const manifest = await showing(context, 'Vérification', (onProgress) =>
            checkArchive(path!, { onProgress }),
          )
          const { tables, applied, version } = await withDatabase(
            context,
            settledDatabase(context),
            async (database) => ({
              ...(await showing(context, 'Restauration', (onProgress) =>
                restore(database, path!, manifest, { onProgress }),
              )),
              version: database.version,
            }),
          )
          const { taken_at } = manifest
          return {
            exit: 0,
            json: { file: path, restored: true, taken_at, version, tables, applied },
            text: frenchSpaces(
              `${comparison(tables)}\n\n${path} : sauvegarde du ${dayInWords(taken_at)} restaurée, ${totals(tables)}, toutes relues et comparées (${version}).${upToDate(applied)}`,
            ),
          }
        },
        { file: path, restored: false },
      ),
  })
}
