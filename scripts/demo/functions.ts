import type { Category } from './establishments.ts'
import type { Random } from './random.ts'

/** What the post is about, by specialty: sober sentences, composed; no person, no service that would exist for sure. */
const bySpecialty: Record<string, readonly string[]> = {
  'anesthesie-reanimation': [
    'Anesthésie programmée et en urgence, consultations pré-anesthésiques, participation à la permanence des soins.',
    'Consultations d’anesthésie, bloc opératoire et surveillance continue.',
  ],
  'biologie-medicale': [
    'Validation biologique, conseil aux prescripteurs et qualité au laboratoire de l’établissement.',
  ],
  'chirurgie-orthopedique-et-traumatologique': [
    'Chirurgie orthopédique programmée et traumatologie, consultations et suivi postopératoire.',
  ],
  'chirurgie-viscerale-et-digestive': [
    'Chirurgie viscérale et digestive programmée et en urgence, consultations et suivi.',
  ],
  'dermatologie-et-venereologie': [
    'Consultations de dermatologie, avis pour les services et télé-expertise avec les médecins du territoire.',
  ],
  'endocrinologie-diabetologie-nutrition': [
    'Consultations d’endocrinologie et de diabétologie, hôpital de jour et éducation thérapeutique.',
  ],
  geriatrie: [
    'Court séjour gériatrique, évaluation gérontologique et avis pour les autres services.',
    'Soins médicaux et de réadaptation gériatriques, équipe mobile et lien avec les EHPAD du territoire.',
    'Consultations mémoire et suivi des personnes âgées, en lien avec les médecins traitants.',
  ],
  'gynecologie-obstetrique': [
    'Maternité, consultations de gynécologie et suivi de grossesse, participation aux gardes.',
    'Consultations de gynécologie-obstétrique et suivi des grossesses en centre périnatal de proximité.',
  ],
  'hepato-gastro-enterologie': [
    'Consultations et endoscopies digestives, avis pour les urgences et les services.',
  ],
  'maladies-infectieuses-et-tropicales': [
    'Avis d’infectiologie, bon usage des antibiotiques et consultations de maladies infectieuses.',
  ],
  'medecine-cardiovasculaire': [
    'Consultations et explorations cardiologiques non invasives, avis pour les urgences et les services.',
    'Unité de cardiologie, échographies, suivi de l’insuffisance cardiaque et éducation thérapeutique.',
  ],
  'medecine-d-urgence': [
    'Service des urgences et SMUR, participation à la permanence des soins.',
    'Accueil des urgences, unité d’hospitalisation de courte durée et régulation avec le SAMU.',
  ],
  'medecine-physique-et-de-readaptation': [
    'Soins médicaux et de réadaptation, consultations et coordination des parcours de rééducation.',
  ],
  nephrologie: ['Consultations de néphrologie, suivi de la dialyse et préparation à la suppléance.'],
  neurologie: ['Consultations de neurologie, explorations et avis pour les urgences et les services.'],
  oncologie: ['Consultations d’oncologie, hôpital de jour et coordination avec les centres de recours.'],
  ophtalmologie: [
    'Consultations d’ophtalmologie, dépistage et suivi, en équipe avec des orthoptistes.',
    'Consultations et chirurgie de la cataracte, avec délégation aux orthoptistes.',
  ],
  'oto-rhino-laryngologie-chirurgie-cervico-faciale': [
    'Consultations d’ORL, explorations fonctionnelles et chirurgie courante.',
  ],
  pediatrie: [
    'Consultations de pédiatrie, maternité et accueil des urgences pédiatriques.',
    'Suivi pédiatrique en consultation, néonatologie et lien avec la protection maternelle et infantile.',
  ],
  pneumologie: [
    'Consultations de pneumologie, explorations fonctionnelles respiratoires et avis pour les services.',
  ],
  psychiatrie: [
    'Psychiatrie de secteur pour adultes : hospitalisation, centre médico-psychologique et équipe mobile.',
    'Centre médico-psychologique et hôpital de jour, en lien avec les médecins traitants du territoire.',
    'Psychiatrie de liaison aux urgences et dans les services, consultations de suivi.',
  ],
  'radiologie-et-imagerie-medicale': [
    'Scanner, IRM et radiologie conventionnelle, avis aux urgences et téléradiologie partagée.',
  ],
  rhumatologie: ['Consultations de rhumatologie, hôpital de jour et gestes sous contrôle échographique.'],
  'sante-publique': ['Information médicale, qualité et prévention au sein de l’établissement.'],
  urologie: ['Consultations d’urologie, endoscopies et chirurgie programmée.'],
}

const generalPractice: Record<Category, readonly string[]> = {
  '603': [
    'Médecine générale en maison de santé : médecin traitant, soins non programmés et travail en équipe pluriprofessionnelle.',
    'Reprise d’une patientèle sans médecin traitant, consultations et visites, protocoles partagés avec l’équipe.',
    'Médecine générale et suivi des maladies chroniques, avec infirmière en pratique avancée ou assistant médical.',
    'Médecine générale en exercice coordonné, participation à la permanence des soins ambulatoires.',
    'Médecine générale ; accueil d’étudiants possible dans les cabinets de la maison de santé.',
  ],
  '124': [
    'Médecine générale salariée en centre de santé : médecin traitant, tiers payant et travail en équipe.',
    'Consultations de médecine générale, prévention et soins non programmés en équipe pluriprofessionnelle.',
    'Médecine générale et actions de prévention avec les partenaires de la commune.',
  ],
  '355': ['Médecine polyvalente à l’hôpital et consultations avancées, en lien avec les médecins traitants.'],
  '106': [
    'Médecine générale en hôpital de proximité : lits de médecine, soins de suite et EHPAD, avec les médecins de ville.',
    'Suivi des patients hospitalisés et consultations non programmées à l’hôpital de proximité.',
  ],
  '292': ['Suivi somatique des patients hospitalisés en psychiatrie et lien avec leurs médecins traitants.'],
  '365': ['Médecine polyvalente auprès des services de l’établissement.'],
}

const anySpecialty = [
  'Consultations avancées de la spécialité du candidat, à construire avec l’établissement et l’ARS selon les besoins du territoire.',
]

/** `specialties`: DES slugs, empty for every one. @throws when a specialty has no sentence */
export function describeFunctions(
  category: Category,
  specialties: readonly string[],
  random: Random,
): string {
  if (specialties.length === 0) return random.pick(anySpecialty)
  const sentences = specialties.map((specialty) => {
    const choices = specialty === 'medecine-generale' ? generalPractice[category] : bySpecialty[specialty]
    if (!choices?.length) throw new Error(`no sentence for ${specialty} in category ${category}`)
    return random.pick(choices)
  })
  return sentences.join(' Ou : ')
}
