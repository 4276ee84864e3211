import type { Scope } from '../../api/account.ts'

/** What a script may do with a token; never more than its owner. */
export const scopeChoices: { scope: Scope; label: string }[] = [
  { scope: 'read', label: 'Lire les données' },
  { scope: 'zoning', label: 'Déposer et retirer des zonages' },
  { scope: 'places', label: 'Tenir la liste des lieux' },
  { scope: 'administration', label: 'Administrer les personnes et les rôles' },
]

export const scopeWords = (scopes: readonly Scope[]): string =>
  scopeChoices
    .filter(({ scope }) => scopes.includes(scope))
    .map(({ label }, index) => (index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)))
    .join(', ')
