import { typeset } from './typeset.ts'

interface ZoneClass {
  code: string
  label: string
  short_label: string
  description: string
  /** null: open question (domain.md §8). */
  cesp_eligible: boolean | null
  why: string
  source: string
  mark: string
}

interface Profession {
  code: string
  label: string
  short_label: string
  description: string
  /** Unit of the zoning. */
  unit: string
  unit_source: string
  /** Whether the CESP is open to the profession, and from when. */
  cesp: { eligible: boolean | null; why: string; source: string; mark: string }
  /** Codes of regimes.json under which such a contract can exist. */
  regimes: string[]
  classes: ZoneClass[]
}

const LAW =
  "L'engagement s'exerce dans une zone du 1° de l'article L. 1434-4 du code de la santé publique, où l'offre de soins est insuffisante"

function unclassified(why: string): ZoneClass {
  return {
    code: 'NC',
    label: 'Non classé à la commune',
    short_label: 'NC',
    description: 'La commune est absente du zonage publié, ou classée à une maille plus fine que la commune.',
    cesp_eligible: null,
    why,
    source: 'domain.md §2 et §3',
    mark: 'open',
  }
}

const RURAL_SUPPLY: Record<string, Pick<ZoneClass, 'label' | 'short_label' | 'description'>> = {
  TRES_SOUS_DOTEE: {
    label: 'Zone très sous-dotée',
    short_label: 'Très sous-dotée',
    description: "L'offre de soins y est la plus insuffisante.",
  },
  SOUS_DOTEE: {
    label: 'Zone sous-dotée',
    short_label: 'Sous-dotée',
    description: "L'offre de soins y est insuffisante.",
  },
  INTERMEDIAIRE: {
    label: 'Zone intermédiaire',
    short_label: 'Intermédiaire',
    description: "L'offre de soins y est moyenne.",
  },
  TRES_DOTEE: {
    label: 'Zone très dotée',
    short_label: 'Très dotée',
    description: "L'offre de soins y est élevée.",
  },
  SUR_DOTEE: {
    label: 'Zone sur-dotée',
    short_label: 'Sur-dotée',
    description: "L'offre de soins y est excédentaire.",
  },
  NON_PRIORITAIRE: {
    label: 'Zone non prioritaire',
    short_label: 'Non prioritaire',
    description: "L'offre de soins y est la plus élevée : l'installation n'y est pas aidée.",
  },
}

function graded(
  code: string,
  answer: Pick<ZoneClass, 'cesp_eligible' | 'why' | 'source' | 'mark'>,
): ZoneClass {
  return { code, ...RURAL_SUPPLY[code]!, ...answer }
}

const FIVE = ['TRES_SOUS_DOTEE', 'SOUS_DOTEE', 'INTERMEDIAIRE', 'TRES_DOTEE', 'SUR_DOTEE']

/** Professions whose zoning exists but which the CESP does not cover today. */
function outside(code: string, label: string, description: string, note = ''): Profession {
  const why = `Le CESP n'est pas ouvert aujourd'hui à cette profession.${note}`
  const answer = { cesp_eligible: false, why, source: 'domain.md §2 [V 12b]', mark: note ? 'open' : 'V 12b' }
  return {
    code,
    label,
    short_label: label,
    description,
    unit: 'BVCV (bassin de vie ou canton-ou-ville)',
    unit_source: 'domain.md §2 [V 12b]',
    cesp: { eligible: false, why, source: answer.source, mark: answer.mark },
    regimes: [],
    classes: [
      ...FIVE.map((name) => graded(name, answer)),
      { ...unclassified(why), cesp_eligible: false, mark: answer.mark },
    ],
  }
}

const PROFESSIONS: Profession[] = [
  {
    code: 'medecin',
    label: 'Médecin',
    short_label: 'Médecin',
    description: 'Un seul zonage, construit sur les médecins généralistes, vaut pour toutes les spécialités.',
    unit: 'TVS (territoire de vie-santé), arrondissements à Paris, Lyon et Marseille, QPV, grands quartiers à La Réunion',
    unit_source: 'domain.md §2 [V 12, V 19]',
    cesp: {
      eligible: true,
      why: 'Ouvert aux étudiants en médecine depuis 2010.',
      source: 'domain.md §1.1 [V 6, V 7, V 8]',
      mark: 'V 6',
    },
    regimes: ['decrets_2010_2013', 'r631_24'],
    classes: [
      {
        code: 'ZIP',
        label: "Zone d'intervention prioritaire",
        short_label: 'ZIP',
        description: 'Territoire où le manque de médecins est le plus grand.',
        cesp_eligible: true,
        why: `${LAW} : la ZIP en est une.`,
        source: 'domain.md §2 [V 12]',
        mark: 'V 12',
      },
      {
        code: 'ZAC',
        label: "Zone d'action complémentaire",
        short_label: 'ZAC',
        description: "Territoire où l'accès aux médecins est difficile, sans être en ZIP.",
        cesp_eligible: true,
        why: `${LAW} : la ZAC en est une, comme la ZIP.`,
        source: 'domain.md §2 [V 12]',
        mark: 'V 12',
      },
      {
        code: 'ZAR',
        label: "Zone d'appui régional",
        short_label: 'ZAR',
        description: 'Catégorie propre à certaines ARS, qui y apportent des aides régionales.',
        cesp_eligible: false,
        why: "La ZAR est une catégorie propre à l'ARS, hors du 1° de l'article L. 1434-4 du code de la santé publique.",
        source: 'domain.md §2 [I, sure]',
        mark: 'I sure',
      },
      {
        code: 'ZV',
        label: 'Zone de vigilance',
        short_label: 'ZV',
        description: "Territoire du vivier que l'ARS surveille sans l'avoir retenu en ZIP ni en ZAC.",
        cesp_eligible: false,
        why: "La zone de vigilance n'ouvre pas droit au CESP : seules la ZIP et la ZAC l'ouvrent.",
        source: 'domain.md §2 [V 12]',
        mark: 'V 12',
      },
      {
        code: 'HZ',
        label: 'Hors zonage',
        short_label: 'HZ',
        description: "Territoire qui n'est classé ni en ZIP ni en ZAC.",
        cesp_eligible: false,
        why: "Hors zonage : le territoire n'est pas une zone du 1° de l'article L. 1434-4 du code de la santé publique.",
        source: 'domain.md §2 [I, sure]',
        mark: 'I sure',
      },
      unclassified(
        "Le zonage publié ne dit pas la classe de la commune entière (à La Réunion, par exemple, on classe les grands quartiers) : demandez à l'ARS.",
      ),
    ],
  },
  {
    code: 'chirurgien_dentiste',
    label: 'Chirurgien-dentiste',
    short_label: 'Dentiste',
    description: 'Zonage de 2025, par territoire de vie-santé.',
    unit: 'TVS (territoire de vie-santé)',
    unit_source: 'domain.md §2 [V 24]',
    cesp: {
      eligible: true,
      why: 'Ouvert aux étudiants en odontologie depuis 2013.',
      source: 'domain.md §1.1 [V 8, V 13]',
      mark: 'V 13',
    },
    regimes: ['decrets_2010_2013', 'r631_24'],
    classes: [
      ...['TRES_SOUS_DOTEE', 'SOUS_DOTEE'].map((code) =>
        graded(code, {
          cesp_eligible: true,
          why: `${LAW} : les zones très sous-dotées et sous-dotées.`,
          source: 'domain.md §2 [I, sure]',
          mark: 'I sure',
        }),
      ),
      ...['INTERMEDIAIRE', 'TRES_DOTEE', 'NON_PRIORITAIRE'].map((code) =>
        graded(code, {
          cesp_eligible: false,
          why: 'Seules les zones très sous-dotées et sous-dotées sont ouvertes au CESP.',
          source: 'domain.md §2 [I, sure]',
          mark: 'I sure',
        }),
      ),
      unclassified("Le zonage publié ne dit pas la classe de la commune : demandez à l'ARS."),
    ],
  },
  {
    code: 'sage_femme',
    label: 'Sage-femme',
    short_label: 'Sage-femme',
    description: 'Zonage du 17 octobre 2019, modifié le 26 mars 2024.',
    unit: 'BVCV (bassin de vie ou canton-ou-ville)',
    unit_source: 'domain.md §2 [V 25]',
    cesp: {
      eligible: true,
      why: 'Ouvert aux étudiants en maïeutique pour les demandes déposées à partir du 16 janvier 2026.',
      source: 'domain.md §1.1 [V 6, V 7]',
      mark: 'V 6',
    },
    regimes: ['r631_24'],
    classes: [
      ...FIVE.map((code, rank) =>
        graded(code, {
          cesp_eligible: rank < 2,
          why:
            rank < 2
              ? `${LAW} : les zones très sous-dotées et sous-dotées.`
              : 'Seules les zones très sous-dotées et sous-dotées sont ouvertes au CESP.',
          source: 'domain.md §2 [V 25]',
          mark: 'V 25',
        }),
      ),
      unclassified("Le zonage publié ne dit pas la classe de la commune : demandez à l'ARS."),
    ],
  },
  {
    code: 'pharmacien',
    label: 'Pharmacien',
    short_label: 'Pharmacien',
    description:
      'Les territoires fragiles (article L. 5125-6 du code de la santé publique, décret 2024-756).',
    unit: 'TVS (territoire de vie-santé), QPV possibles',
    unit_source: 'domain.md §2 [V 27]',
    cesp: {
      eligible: true,
      why: 'Ouvert aux étudiants en pharmacie, hors filière industrie, pour les demandes déposées à partir du 16 janvier 2026.',
      source: 'domain.md §1.1 [V 6, V 7]',
      mark: 'V 6',
    },
    regimes: ['r631_24'],
    classes: [
      {
        code: 'TERRITOIRE_FRAGILE',
        label: 'Territoire fragile',
        short_label: 'Territoire fragile',
        description: "L'accès au médicament n'y est pas assuré de façon satisfaisante.",
        cesp_eligible: null,
        why: "Les zones ouvertes au CESP des pharmaciens ne sont pas établies : vérifiez auprès de l'ARS.",
        source: 'domain.md §2 [V 27] et §8.4',
        mark: 'open',
      },
      {
        code: 'HZ',
        label: 'Hors territoire fragile',
        short_label: 'HZ',
        description: "Territoire que l'ARS n'a pas désigné comme fragile.",
        cesp_eligible: null,
        why: "Les zones ouvertes au CESP des pharmaciens ne sont pas établies : vérifiez auprès de l'ARS.",
        source: 'domain.md §2 et §8.4',
        mark: 'open',
      },
      unclassified(
        "Les zones ouvertes au CESP des pharmaciens ne sont pas établies : vérifiez auprès de l'ARS.",
      ),
    ],
  },
  outside('infirmier', 'Infirmier', 'Zonage par bassin de vie ou canton-ou-ville.'),
  outside(
    'masseur_kinesitherapeute',
    'Masseur-kinésithérapeute',
    'Zonage par bassin de vie ou canton-ou-ville.',
  ),
  outside(
    'orthophoniste',
    'Orthophoniste',
    'Zonage par bassin de vie ou canton-ou-ville.',
    " Une extension a été proposée en 2025 [V 15] ; son adoption n'a pas été vérifiée.",
  ),
]

/** The seven professions, each with the classes of its zoning from the most short of care on (domain.md §2). */
export function listProfessions() {
  return PROFESSIONS.map((profession) => ({
    ...profession,
    description: typeset(profession.description),
    cesp: { ...profession.cesp, why: typeset(profession.cesp.why) },
    classes: profession.classes.map((item) => ({
      ...item,
      label: typeset(item.label),
      description: typeset(item.description),
      why: typeset(item.why),
    })),
  }))
}
