/** `2026-11-01` or `01/11/2026` → `2026-11-01`; null for anything else and for days that do not exist. */
export function readDay(cell: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(cell)
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell)
  const text = iso ? cell : french ? `${french[3]}-${french[2]}-${french[1]}` : null
  if (!text) return null
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null
}
