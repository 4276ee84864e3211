import { frenchSpaces } from '../french.ts'
import type { ReportEntry } from '../zoning/schema.ts'

interface Definition {
  level: ReportEntry['level']
  message: string
}

/** Every entry a report on a national list can hold; the samples carry the row, the column and the value. */
export const entries = {
  file_empty: {
    level: 'error',
    message: 'Le fichier est vide : une ligne d’en-tête et au moins un lieu étaient attendus.',
  },
  file_binary: {
    level: 'error',
    message: 'Le fichier n’est pas un texte : un fichier CSV ou XLSX était attendu.',
  },
  file_damaged: {
    level: 'error',
    message: 'Le fichier est tronqué ou abîmé : il ne se lit pas jusqu’au bout.',
  },
  file_too_large: { level: 'error', message: 'Le fichier dépasse la taille permise.' },
  format_unsupported: {
    level: 'error',
    message: 'Le format du fichier n’est pas lu : un fichier CSV ou XLSX était attendu.',
  },
  header_unknown: { level: 'error', message: 'La ligne d’en-tête n’est pas celle de la liste nationale.' },
  no_rows: { level: 'error', message: 'Le fichier n’a aucun lieu sous sa ligne d’en-tête.' },
  column_missing: { level: 'error', message: 'Une colonne attendue manque dans l’en-tête.' },
  column_twice: { level: 'error', message: 'Une colonne figure deux fois dans l’en-tête.' },
  column_unknown: { level: 'warning', message: 'Une colonne inconnue de la liste nationale n’est pas lue.' },
  row_too_long: {
    level: 'error',
    message: 'La ligne a plus de cellules que l’en-tête : un séparateur manque de guillemets.',
  },
  identifier_missing: {
    level: 'error',
    message: 'L’identifiant du lieu manque : un identifiant stable et unique est attendu.',
  },
  identifier_malformed: {
    level: 'error',
    message:
      'L’identifiant n’est pas utilisable : 1 à 40 lettres sans accent, chiffres, points ou tirets sont attendus.',
  },
  identifier_twice: { level: 'error', message: 'L’identifiant est déjà celui d’une ligne précédente.' },
  profession_unknown: {
    level: 'error',
    message: 'La profession est inconnue : un code du contrat est attendu, par exemple medecin.',
  },
  specialty_unknown: {
    level: 'error',
    message:
      'La spécialité est inconnue : un DES (medecine-generale), un code ANS (SM54) ou « toutes » est attendu.',
  },
  specialty_mixed: { level: 'error', message: '« toutes » ne se combine pas avec d’autres spécialités.' },
  mode_unknown: {
    level: 'error',
    message: 'Le mode d’exercice est inconnu : liberal, salarie ou mixte est attendu.',
  },
  posts_invalid: { level: 'error', message: 'Le nombre de postes n’est pas un entier de 0 à 99.' },
  posts_none: {
    level: 'info',
    message: 'Le lieu n’a plus de poste : il reste sur la liste, sans être ouvert.',
  },
  structure_missing: { level: 'error', message: 'Le nom de la structure manque.' },
  finess_malformed: {
    level: 'error',
    message:
      'Le numéro FINESS est faux : 9 caractères dont le dernier est une clé de contrôle sont attendus.',
  },
  employer_missing: { level: 'warning', message: 'L’exercice est salarié et l’employeur n’est pas nommé.' },
  postal_code_malformed: { level: 'error', message: 'Le code postal n’a pas 5 chiffres.' },
  postal_code_elsewhere: {
    level: 'warning',
    message: 'Le code postal n’est pas un de ceux de la commune (un code CEDEX est possible).',
  },
  commune_unknown: {
    level: 'error',
    message: 'Le code de la commune est inconnu : un code INSEE de 5 caractères est attendu.',
  },
  commune_carried: {
    level: 'info',
    message: 'Le code d’une ancienne commune est porté à la commune actuelle.',
  },
  arrondissement_found: {
    level: 'info',
    message: 'Le lieu est porté à l’arrondissement qui contient son point ou son code postal.',
  },
  arrondissement_missing: {
    level: 'error',
    message: 'L’arrondissement est attendu à Paris, Lyon et Marseille, où chacun a sa zone.',
  },
  point_malformed: {
    level: 'error',
    message: 'La longitude et la latitude sont attendues toutes deux, en degrés décimaux (WGS 84).',
  },
  point_swapped: {
    level: 'error',
    message: 'La longitude et la latitude semblent échangées : le point inversé est dans la commune.',
  },
  point_far: { level: 'error', message: 'Le point est à plus de 20 km de la commune indiquée.' },
  point_elsewhere: {
    level: 'warning',
    message: 'Le point est hors de la commune indiquée, à moins de 20 km.',
  },
  point_of_commune: {
    level: 'info',
    message: 'Sans point, le lieu est placé au point de sa commune, et le dit.',
  },
  functions_missing: {
    level: 'warning',
    message: 'Les fonctions ne sont pas décrites, alors que la liste doit les décrire précisément.',
  },
  chu_malformed: { level: 'error', message: 'La colonne chu attend « oui », « non » ou rien.' },
  chu_derogation: {
    level: 'warning',
    message: 'Un lieu dans un CHU ne figure sur la liste que par dérogation du directeur général de l’ARS.',
  },
  date_malformed: {
    level: 'error',
    message: 'La date n’existe pas ou n’est pas au format AAAA-MM-JJ ou JJ/MM/AAAA.',
  },
  opening_missing: { level: 'error', message: 'La date d’ouverture du lieu manque.' },
  dates_reversed: { level: 'error', message: 'Le lieu ferme avant d’ouvrir.' },
  demonstration_mixed: {
    level: 'error',
    message: 'La liste mêle des lieux de démonstration (DEMO-…) et des lieux réels.',
  },
  demonstration_list: { level: 'info', message: 'Liste de démonstration, sans valeur officielle.' },
} as const satisfies Record<string, Definition>

export type EntryCode = keyof typeof entries
export interface Sample {
  row: number | null
  column: string | null
  value: string | null
}

/** Gathers findings into the entries of a report: one per code, its count and its first ten samples. */
export function createFindings() {
  const found = new Map<EntryCode, ReportEntry>()
  return {
    add(code: EntryCode, sample: Sample, message: string = entries[code].message): void {
      const entry = found.get(code)
      if (!entry) {
        found.set(code, {
          code,
          level: entries[code].level,
          message: frenchSpaces(message),
          count: 1,
          samples: [sample],
        })
        return
      }
      entry.count++
      if (entry.samples.length < 10) entry.samples.push(sample)
    },
    at: (level: ReportEntry['level']) => [...found.values()].filter((entry) => entry.level === level),
  }
}
export type Findings = ReturnType<typeof createFindings>
