import type { Command, CommanderError } from 'commander'
import { frenchSpaces } from '../../server/french.ts'

const titles: Record<string, string> = {
  'Usage:': 'Usage :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
  'Arguments:': 'Arguments :',
  'Global Options:': 'Options générales :',
}

/** Commander's help and errors in French; errors are thrown, and written by the caller. */
export function frenchHelp(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand(false)
    .configureHelp({ styleTitle: (title) => frenchSpaces(titles[title] ?? title) })
}

const sentences: Record<string, (quoted: string) => string> = {
  'commander.unknownOption': (name) => `Option inconnue : ${name}.`,
  'commander.unknownCommand': (name) => `Commande inconnue : ${name}.`,
  'commander.missingArgument': (name) => `Argument attendu : ${name}.`,
  'commander.missingMandatoryOptionValue': (name) => `Option attendue : ${name}.`,
  'commander.optionMissingArgument': (name) => `L’option ${name} attend une valeur.`,
  'commander.excessArguments': () => 'Trop d’arguments.',
  'commander.conflictingOption': (name) => `Options incompatibles : ${name}.`,
}

/** What was wrong on the command line, and how to learn more. */
export function frenchUsageError({ code, message }: CommanderError): string {
  const quoted = [...message.matchAll(/'([^']+)'/g)].map(([, name]) => name).join(', ')
  const sentence = sentences[code]?.(quoted) ?? message.replace(/^error: /, '')
  return frenchSpaces(`${sentence} Voir : npm run --silent cesp -- --help`)
}
