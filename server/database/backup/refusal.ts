import { frenchSpaces } from '../../french.ts'

export type RefusalCode =
  /** The file of a backup stands there already. */
  | 'file_exists'
  /** There is nothing to back up. */
  | 'no_database'
  | 'not_a_backup'
  | 'newer_format'
  /** Made by a newer program, or by one whose migrations are not ours. */
  | 'newer_program'
  | 'other_migration'
  | 'truncated'
  | 'altered'
  | 'missing_table'
  | 'row_count'
  /** The target holds rows. */
  | 'not_empty'
  /** The target has gone further than what is to be loaded. */
  | 'target_is_newer'
  | 'other_schema'
  /** What was read back from the target is not what was sent. */
  | 'not_identical'
  /** Rules that the account may not pass by would hide rows. */
  | 'hidden_rows'

/** A backup, restore or move that may not be done; nothing was changed. The message is French. */
export class BackupRefusal extends Error {
  readonly code: RefusalCode
  /** The tables that the refusal is about. */
  readonly tables: readonly string[]

  constructor(code: RefusalCode, message: string, tables: readonly string[] = []) {
    super(frenchSpaces(message))
    this.name = 'BackupRefusal'
    this.code = code
    this.tables = tables
  }
}
