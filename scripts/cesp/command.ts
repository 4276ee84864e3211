import type { Command } from 'commander'
import type { CliContext, ExitCode } from './context.ts'
import { writeResult } from './output.ts'

/** What a command leaves on stdout, and how it ended. */
export interface Outcome {
  exit: ExitCode
  /** With `--json`. Absent: the command wrote its result itself. */
  json?: unknown
  /** Without. */
  text?: string
}

/** A noun's commands: `zoningCommands(program, context)`. */
export type RegisterCommands = (program: Command, context: CliContext) => void

/** The parameters are wrong in a way that commander cannot see: exit 2 with this French message. */
export class UsageError extends Error {}

export interface Definition {
  /** `check <fichier>` */
  usage: string
  description: string
  /** Adds the options. */
  options?: (command: Command) => Command
  run(context: CliContext, options: Record<string, unknown>, ...operands: string[]): Promise<Outcome>
}

/** Adds one command, with `--json`, its outcome printed and turned into the exit code. */
export function addCommand(
  parent: Command,
  context: CliContext,
  { usage, description, options = (command) => command, run }: Definition,
): void {
  options(parent.command(usage).description(description))
    .option('--json', 'résultat en JSON')
    .action(async (...given: unknown[]) => {
      const parsed = given.at(-2) as Record<string, unknown> & { json?: boolean }
      const operands = given.slice(0, -2) as string[]
      const outcome = await run(context, parsed, ...operands)
      const text =
        parsed.json && outcome.json !== undefined ? JSON.stringify(outcome.json, null, 2) : outcome.text
      if (text !== undefined) await writeResult([`${text}\n`])
      process.exitCode = outcome.exit
    })
}
