import { Command, CommanderError } from 'commander'
import { StartFailure } from '../../server/database/failure.ts'
import { backupCommand } from './backup.ts'
import { type RegisterCommands, UsageError } from './command.ts'
import { createContext } from './context.ts'
import { frenchHelp, frenchUsageError } from './french.ts'
import { journalCommands } from './journal.ts'
import { migrateCommand } from './migrate.ts'
import { moveCommand } from './move.ts'
import { organisationCommands } from './organisation.ts'
import { placesCommands } from './places.ts'
import { restoreCommand } from './restore.ts'
import { serveCommand } from './serve.ts'
import { userCommands } from './user.ts'
import { zoningCommands } from './zoning.ts'

const nouns: RegisterCommands[] = [
  zoningCommands,
  placesCommands,
  journalCommands,
  userCommands,
  organisationCommands,
  backupCommand,
  restoreCommand,
  moveCommand,
  migrateCommand,
  serveCommand,
]

/** Runs one command line. Answers the exit code: 0 done, 1 refused, 2 usage, 3 failure. */
export async function runCli(args: string[]): Promise<number> {
  const context = createContext()
  const program = frenchHelp(
    new Command('cesp').description('Zonages, liste nationale et exploitation de carte-cesp'),
  )
  for (const register of nouns) register(program, context)
  forEachCommand(program, (command) => frenchHelp(command))
  try {
    await program.parseAsync(args, { from: 'user' })
    return Number(process.exitCode ?? 0)
  } catch (error) {
    return failed(error)
  } finally {
    await context.close()
  }
}

function failed(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    // Help asked for by giving nothing was printed already.
    if (error.code !== 'commander.help') process.stderr.write(`${frenchUsageError(error)}\n`)
    return 2
  }
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`)
    return 2
  }
  if (error instanceof StartFailure) {
    process.stderr.write(`${error.message}\n`)
    return error.exitCode
  }
  const detail =
    process.env.LOG_LEVEL === 'debug' && error instanceof Error ? error.stack : (error as Error).message
  process.stderr.write(`Échec inattendu : ${detail}\n`)
  return 3
}

function forEachCommand(command: Command, visit: (command: Command) => void): void {
  for (const child of command.commands) {
    visit(child)
    forEachCommand(child, visit)
  }
}
