import { slug } from './slug.ts'

type Discipline = 'chirurgicale' | 'medicale' | 'biologique'

/** `certain`: the label is the DES, or the DES as it was called before 2017. `unsure`: no single ANS code says it. */
interface Des {
  name: string
  discipline: Discipline
  /** Main code first; the others are older names, options and parts. */
  codes: string[]
  unsure?: true
}

const surgical = (name: string, ...codes: string[]): Des => ({ name, discipline: 'chirurgicale', codes })
const medical = (name: string, ...codes: string[]): Des => ({ name, discipline: 'medicale', codes })

// Order and names: domain.md §4 (arrêté du 21 avril 2017), names [R, high].
const ALL: Des[] = [
  surgical('Chirurgie maxillo-faciale', 'SM68', 'SM06', 'SM07', 'SM77'),
  surgical('Chirurgie orale', 'SM56', 'SCD02'),
  surgical('Chirurgie orthopédique et traumatologique', 'SM08'),
  { ...surgical('Chirurgie pédiatrique', 'SM09', 'SM69', 'SM70'), unsure: true },
  surgical('Chirurgie plastique, reconstructrice et esthétique', 'SM10'),
  surgical('Chirurgie thoracique et cardiovasculaire', 'SM11'),
  surgical('Chirurgie vasculaire', 'SM13'),
  surgical('Chirurgie viscérale et digestive', 'SM14', 'SM78'),
  surgical('Gynécologie obstétrique', 'SM20', 'SM51'),
  surgical('Neurochirurgie', 'SM31'),
  surgical('Ophtalmologie', 'SM38', 'SM85'),
  surgical('Oto-rhino-laryngologie – chirurgie cervico-faciale', 'SM34', 'SM39', 'SM86'),
  surgical('Urologie', 'SM12'),
  medical('Allergologie', 'SM57'),
  medical('Anatomie et cytologie pathologiques', 'SM01'),
  medical('Anesthésie-réanimation', 'SM02', 'SM76'),
  medical('Dermatologie et vénéréologie', 'SM15'),
  medical('Endocrinologie-diabétologie-nutrition', 'SM62', 'SM16'),
  medical('Génétique médicale', 'SM17'),
  medical('Gériatrie', 'SM18'),
  medical('Gynécologie médicale', 'SM19', 'SM52'),
  medical('Hématologie', 'SM71', 'SM21', 'SM22', 'SM23'),
  medical('Hépato-gastro-entérologie', 'SM24'),
  medical('Maladies infectieuses et tropicales', 'SM58'),
  medical('Médecine cardiovasculaire', 'SM73', 'SM04', 'SM79', 'SM80', 'SM81'),
  medical("Médecine d'urgence", 'SM59'),
  medical('Médecine et santé au travail', 'SM25'),
  medical('Médecine générale', 'SM54', 'SM53', 'SM26'),
  medical('Médecine intensive-réanimation', 'SM46', 'SM82'),
  medical('Médecine interne et immunologie clinique', 'SM72', 'SM27'),
  medical('Médecine légale et expertises médicales', 'SM60'),
  medical('Médecine nucléaire', 'SM28'),
  medical('Médecine physique et de réadaptation', 'SM29'),
  medical('Médecine vasculaire', 'SM61'),
  medical('Néphrologie', 'SM30', 'SM83'),
  medical('Neurologie', 'SM32', 'SM84'),
  { ...medical('Oncologie', 'SM36', 'SM37', 'SM35', 'SM45'), unsure: true },
  medical('Pédiatrie', 'SM40', 'SM87', 'SM88', 'SM89', 'SM90'),
  medical('Pneumologie', 'SM41', 'SM91'),
  medical('Psychiatrie', 'SM42', 'SM43', 'SM92', 'SM93'),
  medical('Radiologie et imagerie médicale', 'SM74', 'SM44', 'SM94'),
  medical('Rhumatologie', 'SM48'),
  medical('Santé publique', 'SM75', 'SM49', 'SM95'),
  {
    name: 'Biologie médicale',
    discipline: 'biologique',
    codes: ['SM03', 'SM63', 'SM64', 'SM65', 'SM66', 'SM67'],
  },
]

/** domain.md §4 counts seven co-DES without naming them: these names are recalled. */
const CO_DES = new Set([
  'Allergologie',
  'Anesthésie-réanimation',
  'Maladies infectieuses et tropicales',
  'Médecine cardiovasculaire',
  'Médecine intensive-réanimation',
  'Médecine interne et immunologie clinique',
  'Médecine vasculaire',
])

/** The 44 DES, with the ANS codes (TRE_R38) of the qualifications they lead to; `labels`: ANS code → label. */
export function listSpecialties(labels: Map<string, string>) {
  return ALL.map(({ name, discipline, codes, unsure }) => {
    for (const code of codes) if (!labels.has(code)) throw new Error(`Spécialités : code ANS inconnu ${code}`)
    return {
      code: slug(name),
      name: name.replaceAll("'", '’'),
      discipline,
      ans_code: codes[0]!,
      ans_label: labels.get(codes[0]!)!,
      ans_codes: codes,
      co_des: CO_DES.has(name),
      co_des_mark: 'R medium',
      mark: 'R high',
      mapping_mark: unsure ? 'I unsure' : 'I sure',
      source: 'domain.md §4 [V 38, V 39]',
    }
  })
}
