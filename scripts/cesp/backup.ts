import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { requireFreeName } from '../../server/database/backup/archive_write.ts'
import { backup } from '../../server/database/backup/backup.ts'
import { frenchSpaces } from '../../server/french.ts'
import { refusable, requireDatabase, settledDatabase, withDatabase } from './backup/database.ts'
import { showing, sizeInWords, totals } from './backup/words.ts'
import { addCommand, type RegisterCommands, UsageError } from './command.ts'

/** `cesp backup FILE`: the whole database in one file. */
export const backupCommand: RegisterCommands = (program, context) => {
  addCommand(program, context, {
    usage: 'backup <fichier>',
    description: 'sauvegarde toute la base dans un fichier .tar.gz',
    options: (command) => command.option('--force', 'remplace le fichier s’il existe'),
    run: (_context, options, path) =>
      refusable(
        async () => {
          const force = options.force === true
          requireFolder(path!)
          if (!force) await requireFreeName(path!)
          const settings = settledDatabase(context)
          requireDatabase(settings)
          const { manifest, bytes } = await withDatabase(context, settings, (database) =>
            showing(context, 'Sauvegarde', (onProgress) => backup(database, path!, { force, onProgress })),
          )
          const { taken_at, tables, database } = manifest
          return {
            exit: 0,
            json: { file: path, bytes, taken_at, database, tables },
            text: frenchSpaces(`${path} : ${totals(tables)}, ${sizeInWords(bytes)} (${database.version})`),
          }
        },
        { file: path },
      ),
  })
}

function requireFolder(path: string): void {
  const folder = dirname(resolve(path))
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  throw new UsageError(
    frenchSpaces(`Le dossier « ${folder} » n’existe pas : créez-le, ou donnez un autre nom de fichier.`),
  )
}
