import { addCommand, type RegisterCommands } from './command.ts'

/** `cesp migrate`: brings the database up to date and fills it, as a start does. */
export const migrateCommand: RegisterCommands = (program, context) => {
  addCommand(program, context, {
    usage: 'migrate',
    description: 'met la base à jour et la remplit comme un premier démarrage, sans servir',
    async run() {
      const { version, engine } = await context.openDatabase()
      return { exit: 0, json: { engine, version, migrated: true }, text: `Base à jour (${version}).` }
    },
  })
}
