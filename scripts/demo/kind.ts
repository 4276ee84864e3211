import { normalizeName } from '../../server/geography/names.ts'
import type { Establishment } from './establishments.ts'

/** What a structure is, as people say it, read from the words of its FINESS name. */
export interface Kind {
  name: string
  feminine: boolean
}

/** Units, day hospitals, screening centres…: they are not the place where a doctor is recruited. */
const partOfAnother =
  /\b(planif\w*|cdag|cegidd|smur|antenne|hdj|hj|hop\w* (de )?jour|cmp\w*|cattp|ssr|smr|usld|ehpad|had|moyen sejour|long sejour|ifsi|unite|depist\w*|csapa|dialyse|addicto\w*|pedo\w*|enfan\w*|infanto\w*|jour|nuit|appart\w*|accueil|atelier\w*|chu|chru|chr|universitaire|ap hp|assistance publique|hcl|ap hm)\b/

/** A health centre that does not say so may be dental or for nurses: only those whose name says medical or nothing else are kept. */
const notMedical =
  /\b(dentaire\w*|dent|infirmier\w*|soins|csi|ortho\w*|optique|ophtalmo\w*|planning|etudiant\w*|scolaire|imagerie|radio\w*|dialyse|bucco|vaccin\w*|kine\w*|antituberculeux|clat)\b/

/** The kind of an establishment, or null when it is not a place to propose. */
export function kindOf({ category, name }: Establishment): Kind | null {
  const words = normalizeName(name)
  const has = (pattern: RegExp) => pattern.test(words)
  if (has(partOfAnother)) return null
  switch (category) {
    case '603':
      if (has(/\bpole de sante\b/)) return masculine('Pôle de santé')
      if (has(/\bmsp\b|\bpluri\w*|\bpsp+\b/)) return feminine('Maison de santé pluriprofessionnelle')
      return has(/\bmaison\b/) ? feminine('Maison de santé') : null
    case '124':
      if (has(notMedical) || !has(/\bsante\b|\bcds\b|\bpolyvalent\b|\bmedical\b/)) return null
      if (has(/\bmunicipal\w*\b/)) return masculine('Centre municipal de santé')
      if (has(/\bpolyvalent\b/)) return masculine('Centre de santé polyvalent')
      return masculine('Centre de santé')
    case '292':
      if (has(/\bepsm\b|\bsante mentale\b/)) return masculine('Établissement public de santé mentale')
      if (has(/^chs\b|specialise/)) return masculine('Centre hospitalier spécialisé')
      return has(/^(ch|centre hospitalier)\b/) ? masculine('Centre hospitalier') : null
    case '106':
    case '355':
      if (has(/^hopital local\b|^hl\b/)) return masculine('Hôpital local')
      if (has(/^chi\b|^chic\b|intercommunal/)) return masculine('Centre hospitalier intercommunal')
      if (has(/^(ch|centre hospitalier|ctre hospitalier)\b/)) return masculine('Centre hospitalier')
      return has(/^hopital\b/) ? masculine('Hôpital') : null
    case '365':
      if (has(/^polyclinique\b/)) return feminine('Polyclinique')
      if (has(/^clinique\b/)) return feminine('Clinique')
      return has(/^hopital prive\b/) ? masculine('Hôpital privé') : null
  }
}

const masculine = (name: string): Kind => ({ name, feminine: false })
const feminine = (name: string): Kind => ({ name, feminine: true })

/**
 * `Centre hospitalier` + `Le Havre` → `Centre hospitalier du Havre`. The rest of the FINESS name, often the name of a
 * person, is left out: the FINESS number identifies the structure.
 */
export function structureName(kind: Kind, commune: string): string {
  const short = commune.replace(/ Arrondissement$/, '')
  return `${kind.name} ${ofCommune(short)}`.replaceAll("'", '’')
}

/** The name of a commune after « de »: `d’Orléans`, `du Havre`, `des Ulmes`, `de La Rochelle`. */
export function ofCommune(commune: string): string {
  if (/^Le /.test(commune)) return `du ${commune.slice(3)}`
  if (/^Les /.test(commune)) return `des ${commune.slice(4)}`
  return elides.test(commune) ? `d’${commune}` : `de ${commune}`
}

/** Before a vowel; names in H are left whole, as usage mostly does, but for the few where it never does. */
const elides = /^([AEIOUÀÂÄÉÈÊËÎÏÔÖÙÛÜŒÆ]|Y(?!utz)|Hyères|Hendaye|Hières|Hesdin)/
