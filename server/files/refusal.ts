/**
 * A file that cannot be read at all (empty, binary, damaged). Shared by the readers of zonings and of places:
 * each turns it into one error entry of its report.
 */
export class FileRefusal extends Error {
  /** @param message French, names what was found and what was expected. */
  constructor(
    readonly code:
      | 'file_empty'
      | 'file_binary'
      | 'file_damaged'
      | 'file_too_large'
      | 'format_unsupported'
      | 'header_unknown',
    message: string,
    readonly row: number | null = null,
    readonly value: string | null = null,
  ) {
    super(message)
  }
}
