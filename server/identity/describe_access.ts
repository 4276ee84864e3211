import { type Access, access, type Rows } from './access.ts'

const columns = [
  ['public', 'public'],
  ['signed_in', 'personne connectée'],
  ['beneficiary', 'bénéficiaire'],
  ['ars_referent', 'référent ARS'],
  ['employer', 'employeur'],
  ['national_manager', 'gestionnaire'],
  ['administrator', 'administrateur'],
] as const

const rowsInWords: Record<Rows, string> = {
  published: 'ce qui est publié',
  any: 'tout',
  own: 'ce qui est à soi',
  own_region: 'sa région',
  own_places: 'ses lieux',
}

/** The table of accesses as a page of the documentation, in French. Pure. */
export function describeAccess(): string {
  const lines = Object.entries<Access>(access).map(([route, { allow, scope }]) => {
    // What is open to everybody is open to each.
    const cell = (who: (typeof columns)[number][0]) => {
      const rows = allow[who] ?? (who === 'public' ? undefined : allow.public)
      const signed = rows ?? (who === 'public' ? undefined : allow.signed_in)
      return signed ? rowsInWords[signed] : '–'
    }
    return `| \`${route}\` | ${columns.map(([who]) => cell(who)).join(' | ')} | ${scope ?? '–'} |`
  })
  return `# Qui peut appeler quoi

Page faite de la table \`server/identity/access.ts\` par \`npm run access\` : ne la corrigez pas à la main. La même table garde les routes (le service ne démarre pas si une route y manque), et les essais posent chaque route à chaque rôle. Les adresses sont sous \`/api/v1\`. Sans session ni jeton, ce qui n’est pas public répond 401 ; avec un rôle qui ne suffit pas, 403 ; une ligne que l’on n’a pas le droit de voir répond comme ce qui n’existe pas. La dernière colonne dit la portée qu’il faut à un jeton d’accès (– : réservé aux sessions d’un navigateur).

| Route | ${columns.map(([, label]) => label).join(' | ')} | jeton |
|${'---|'.repeat(columns.length + 2)}
${lines.join('\n')}
`
}
