import { move } from '../../server/database/backup/move.ts'
import { readDatabaseUrl } from '../../server/database/url.ts'
import { frenchSpaces } from '../../server/french.ts'
import { refusable, requireDatabase, settledDatabase, withDatabase } from './backup/database.ts'
import { comparison, showing, totals, upToDate } from './backup/words.ts'
import { addCommand, type RegisterCommands, UsageError } from './command.ts'

/** `cesp move --to postgres://…`: the database of the settings into an empty one of a server. */
export const moveCommand: RegisterCommands = (program, context) => {
  addCommand(program, context, {
    usage: 'move',
    description: 'déménage la base des réglages (embarquée, le plus souvent) vers une base vide d’un serveur',
    options: (command) =>
      command.requiredOption(
        '--to <adresse>',
        'postgres://utilisateur@serveur:5432/base ; le mot de passe peut être dans PGPASSWORD',
      ),
    run: (_context, options) =>
      refusable(
        async () => {
          const url = String(options.to)
          requireAddress(url)
          const settings = settledDatabase(context)
          requireDatabase(settings)
          const { tables, applied, version } = await withDatabase(context, settings, (source) =>
            withDatabase(context, { url, dir: settings.dir }, async (target) => ({
              ...(await showing(context, 'Déménagement', (onProgress) =>
                move(source, target, { onProgress }),
              )),
              version: target.version,
            })),
          )
          return {
            exit: 0,
            json: { moved: true, version, tables, applied },
            text: frenchSpaces(
              `${comparison(tables)}\n\n${totals(tables)}, toutes relues sur le serveur et comparées (${version}).${upToDate(applied)}\nDonnez maintenant cette adresse au service dans DATABASE_URL ; la base de départ n’a pas changé.`,
            ),
          }
        },
        { moved: false },
      ),
  })
}

function requireAddress(url: string): void {
  try {
    readDatabaseUrl(url)
  } catch (cause) {
    throw new UsageError((cause as Error).message.replace(/^DATABASE_URL/, '--to'))
  }
}
