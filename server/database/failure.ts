/** Exit code of a start that failed for a reason outside the program (contract.md: 3 = failure). */
const FAILURE_EXIT_CODE = 3

/**
 * The program cannot start, and the person in front of it can do something about it. The message is one
 * French line that names the setting, its value (without its password), what was expected and what to do.
 */
export class StartFailure extends Error {
  readonly exitCode: number

  constructor(message: string, options: { cause?: unknown; exitCode?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'StartFailure'
    this.exitCode = options.exitCode ?? FAILURE_EXIT_CODE
  }
}
