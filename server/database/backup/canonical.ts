import type { TransactionSql } from 'postgres'

/**
 * What decides how a value is written, set for the transaction: the same row then gives the same text on every engine,
 * whatever the settings of its server. https://www.postgresql.org/docs/current/runtime-config-client.html
 */
const SETTINGS = {
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  extra_float_digits: '3',
  bytea_output: 'hex',
  lc_monetary: 'C',
  xmlbinary: 'base64',
  // Fails where a rule would hide rows without a word.
  row_security: 'off',
  // Copies last as long as they must.
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
} as const

export async function writeCanonically(tx: TransactionSql): Promise<void> {
  for (const [name, value] of Object.entries(SETTINGS)) await tx`select set_config(${name}, ${value}, true)`
}
