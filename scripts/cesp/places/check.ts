import type { Command } from 'commander'
import { addCommand } from '../command.ts'
import type { CliContext } from '../context.ts'
import { checkFile, currentList } from './read_input.ts'
import { reportText } from './report_text.ts'

export function addCheck(parent: Command, context: CliContext): void {
  addCommand(parent, context, {
    usage: 'check <fichier>',
    description: 'lit et vérifie un fichier de la liste nationale, sans rien enregistrer',
    async run(_context, _options, path) {
      const { report } = await checkFile(path!, await currentList(context), context)
      return { exit: report.valid ? 0 : 1, json: report, text: reportText(report) }
    },
  })
}
