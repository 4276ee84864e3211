/**
 * A commune's name reduced to what people agree on: no accents, case, hyphens or apostrophes,
 * `œ` spelt out, `St`/`Ste` written `saint`/`sainte`, a leading article kept.
 * `St-Étienne-du-Rouvray` → `saint etienne du rouvray`.
 */
export function normalizeName(name: string): string {
  return name
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte')
}
