import type { RegionCode } from '../../server/geography/schema.ts'

/** What was read of a region's act, with where. Only texts actually read count; the rest stays unknown. */
export interface KnownAct {
  act: string
  signed_on?: string
  /** Absent: the zoning was only seen in force on the day of the export. */
  effective_on?: string
  source: string
  quote: string
}

/**
 * The médecin acts in force in spring 2025, as far as they could be read. That the export shows these acts and no
 * partial revision of them is inferred from its date.
 */
export const knownActs: Partial<Record<RegionCode, KnownAct>> = {
  '02': {
    act: 'Zonage des médecins de l’ARS Martinique, en vigueur depuis le 17 octobre 2023 (numéro de l’arrêté non retrouvé)',
    effective_on: '2023-10-17',
    source:
      'https://www.martinique.ars.sante.fr/index.php/zonage-medecins-presentation-de-la-methodologie-et-du-classement-du-territoire?parent=16118',
    quote: 'Un nouveau zonage est entré en vigueur le 17 octobre 2023.',
  },
  // Effect on 16 March 2022, but this ARS revises parts of its zoning every year: the date is said, not computed with.
  '27': {
    act: 'Zonage des médecins de l’ARS Bourgogne-Franche-Comté, révisé avec effet au 16 mars 2022 (numéro de l’arrêté non retrouvé, révisions partielles possibles ensuite)',
    source:
      'https://rhumatologie.lequotidiendumedecin.fr/sante-societe/demographie/bourgogne-franche-comte-761-de-la-population-reside-dans-une-zone-sous-dense',
    quote: 'le zonage médecin a été révisé en début d’année pour prendre effet le 16 mars',
  },
  '84': {
    act: 'Arrêté de l’ARS Auvergne-Rhône-Alpes n° 2021-19-0284',
    effective_on: '2022-01-01',
    source: 'https://urps-med-aura.fr/organisation-et-offre-de-soin/zones-fragiles-et-de-vigilance',
    quote: 'l’arrêté n° 2021-19-0284 […] Cet arrêté prend effet au 1er janvier 2022',
  },
  '93': {
    act: 'Arrêté de l’ARS Provence-Alpes-Côte d’Azur du 2 février 2022 (numéro non retrouvé)',
    signed_on: '2022-02-02',
    source: 'https://paca.ars.sante.fr/zonages-des-professionnels-de-sante-liberaux-0',
    quote: 'Le nouveau zonage de la région Paca a été arrêté le 02 février 2022',
  },
  '94': {
    act: 'Zonage des médecins de l’ARS Corse, en vigueur depuis le 1er mai 2023 (numéro de l’arrêté non retrouvé)',
    effective_on: '2023-05-01',
    source:
      'https://toute-la.veille-acteurs-sante.fr/208403/lars-corse-publie-les-arretes-de-zonage-pour-les-medecins-et-les-infirmiers-liberaux-communique',
    quote:
      'un nouveau zonage a été arrêté à compter du 1er mai 2023 pour les médecins et les infirmiers libéraux',
  },
}
