import type { RegisterCommands } from './command.ts'
import { addList } from './journal/list.ts'
import { addVerify } from './journal/verify.ts'

/** `cesp journal verify|list` */
export const journalCommands: RegisterCommands = (program, context) => {
  const journal = program.command('journal').description('journal des écritures : vérifier, lire')
  addVerify(journal, context)
  addList(journal, context)
}
