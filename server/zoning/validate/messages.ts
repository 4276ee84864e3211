import type { Message } from './render.ts'

/**
 * Every entry a report can hold, in French: what was found, where, what was expected, what to do.
 * `{row}`, `{column}` and `{value}` are those of the first sample.
 */
export const messages = {
  misshapen_row: {
    one: 'Ligne {row} : {cells} cellules (« {value} ») ; {expected} étaient attendues, comme dans l’en-tête.',
    many: '{count} lignes n’ont pas autant de cellules que l’en-tête, d’abord la ligne {row} : {cells} cellules (« {value} ») au lieu de {expected}.',
    remedy: 'Vérifiez le délimiteur et les guillemets de ces lignes.',
  },
  truncated_file: {
    one: 'Le fichier est tronqué : sa dernière ligne ({row}) s’arrête après {cells} cellules (« {value} ») ; {expected} étaient attendues.',
    remedy: 'Transmettez le fichier entier.',
  },
  broken_text: {
    one: 'Ligne {row}, colonne « {column} » : le texte « {value} » est mal encodé ; des lettres accentuées lisibles étaient attendues.',
    many: '{count} cellules sont mal encodées, d’abord « {value} » (ligne {row}, colonne « {column} ») ; des lettres accentuées lisibles étaient attendues.',
    remedy: 'Enregistrez à nouveau le fichier en UTF-8 depuis son logiciel d’origine.',
  },
  empty_unit: {
    one: 'Ligne {row}, colonne « {column} » : la cellule est vide ; {expected} était attendu.',
    many: '{count} lignes ne nomment pas de commune, d’abord la ligne {row}, colonne « {column} » ; {expected} était attendu.',
  },
  malformed_code: {
    one: 'Ligne {row}, colonne « {column} » : « {value} » n’est pas un code ; {expected} était attendu.',
    many: '{count} codes sont mal formés, d’abord « {value} » (ligne {row}, colonne « {column} ») ; {expected} était attendu.',
  },
  unknown_code: {
    one: 'Ligne {row}, colonne « {column} » : le code « {value} » n’existe ni dans le COG {cog} ni parmi les anciennes communes ; un code INSEE de commune ou d’arrondissement était attendu.',
    many: '{count} codes n’existent ni dans le COG {cog} ni parmi les anciennes communes, d’abord « {value} » (ligne {row}, colonne « {column} ») ; un code INSEE de commune ou d’arrondissement était attendu.',
  },
  unknown_commune: {
    one: 'Ligne {row}, colonne « {column} » : aucune commune ne répond à « {value} » ; un code postal et le nom d’une commune, actuelle ou ancienne, étaient attendus.',
    many: '{count} lignes ne désignent aucune commune, d’abord « {value} » (ligne {row}, colonne « {column} ») ; un code postal et le nom d’une commune, actuelle ou ancienne, étaient attendus.',
  },
  ambiguous_commune: {
    one: 'Ligne {row}, colonne « {column} » : « {value} » désigne plusieurs communes ({among}) ; une seule était attendue.',
    many: '{count} lignes désignent plusieurs communes, d’abord « {value} » (ligne {row}, colonne « {column} ») : {among} ; une seule était attendue.',
    remedy: 'Donnez le code INSEE.',
  },
  empty_class: {
    one: 'Ligne {row}, colonne « {column} » : la classe est vide ; l’une de {expected} était attendue.',
    many: '{count} lignes n’ont pas de classe, d’abord la ligne {row}, colonne « {column} » ; l’une de {expected} était attendue.',
    remedy: 'Une commune sans classe s’écrit « NC ».',
  },
  unknown_class: {
    one: 'Ligne {row}, colonne « {column} » : la classe « {value} » n’est pas connue ; l’une de {expected} était attendue.',
    many: '{count} lignes portent une classe inconnue, d’abord « {value} » (ligne {row}, colonne « {column} ») ; l’une de {expected} était attendue.',
  },
  class_not_allowed: {
    one: 'Ligne {row}, colonne « {column} » : la classe « {value} » ({class}) n’existe pas pour la profession « {profession} » ; l’une de {expected} était attendue.',
    many: '{count} lignes portent une classe qui n’existe pas pour la profession « {profession} », d’abord « {value} » ({class}, ligne {row}, colonne « {column} ») ; l’une de {expected} était attendue.',
    remedy: 'Vérifiez la profession demandée.',
  },
  two_classes: {
    one: 'La commune {unit} a deux classes, colonne « {column} » : « {first} » à la ligne {first_row} et « {second} » à la ligne {second_row} ; une seule était attendue.',
    many: '{count} lignes donnent plusieurs classes à une même commune, d’abord {unit}, colonne « {column} » : « {first} » à la ligne {first_row} et « {second} » à la ligne {second_row} ; une seule était attendue.',
  },
  other_region: {
    one: 'Ligne {row}, colonne « {column} » : {unit} est en région {found} ; seules des communes de la région {expected} étaient attendues.',
    many: '{count} lignes nomment des communes d’une autre région, d’abord {unit} (ligne {row}, colonne « {column} »), en région {found} ; seules des communes de la région {expected} étaient attendues.',
    remedy: 'Pour publier un fichier national, demandez toutes les régions (« all »).',
  },
  missing_units: {
    one: 'Région {region} : il manque la commune {examples} dans la colonne « {column} » ; les {expected} communes et arrondissements de la région étaient attendus.',
    many: 'Région {region} : il manque {count} communes dans la colonne « {column} », d’abord {examples} ; les {expected} communes et arrondissements de la région étaient attendus.',
  },
  missing_in_compilation: {
    one: 'Région {region} : le fichier national ne nomme pas {examples}, qui reste non classée (NC).',
    many: 'Région {region} : le fichier national ne nomme pas {count} communes, d’abord {examples} ; elles restent non classées (NC).',
    remedy: 'Leur classe est à demander à l’ARS.',
  },
  region_absent: {
    one: 'Région {region} : le fichier n’en nomme aucune commune ; rien n’y sera publié.',
  },
  former_carried: {
    one: 'Ligne {row} : l’ancienne commune « {value} » est rattachée à {unit} (COG {cog}).',
    many: '{count} lignes nomment d’anciennes communes, rattachées à celles du COG {cog} ; d’abord « {value} » → {unit} (ligne {row}).',
  },
  merger_class: {
    one: 'Ligne {row} : {unit} garde la classe « {kept} » de la commune dont elle a gardé le code ou le nom ; celle de son ancienne commune, « {value} », est laissée.',
    many: '{count} anciennes communes avaient une autre classe que la commune qui les a réunies, laissée de côté ; d’abord {unit} (ligne {row}), « {kept} » et non « {value} ».',
    remedy: 'Une commune nouvelle suit le territoire de la commune dont elle garde le code.',
  },
  padded_code: {
    one: 'Ligne {row} : le code « {value} », complété d’un zéro, se lit {unit}.',
    many: '{count} codes ont perdu leur zéro initial ou leur forme de texte et ont été rétablis, d’abord « {value} » → {unit} (ligne {row}).',
  },
  city_spread: {
    one: 'Ligne {row} : {unit} est donnée d’un bloc ; la classe « {value} » est reportée sur {spread} arrondissements.',
    many: '{count} villes sont données d’un bloc et leur classe reportée sur leurs arrondissements, d’abord {unit} (ligne {row}).',
    remedy: 'Les arrondissements de Paris, Lyon et Marseille se classent un par un : vérifiez.',
  },
  city_redundant: {
    one: 'Ligne {row} : {unit} est donnée d’un bloc et par arrondissement ; ses arrondissements font foi.',
    many: '{count} villes sont données d’un bloc et par arrondissement ; leurs arrondissements font foi.',
  },
  rows_merged: {
    one: 'Ligne {row} : {unit} est déjà nommée avec la même classe ; la ligne est fusionnée.',
    many: '{count} lignes répètent une commune avec la même classe et sont fusionnées, d’abord {unit} (ligne {row}).',
  },
  restored_carried: {
    one: '{unit}, rétablie le {since}, prend la classe de {from}, dont elle faisait partie.',
    many: '{count} communes rétablies depuis prennent la classe de celle dont elles faisaient partie, d’abord {unit}, rétablie le {since}, qui suit {from}.',
  },
  outside_scope: {
    one: 'Ligne {row} : « {value} » est une collectivité d’outre-mer hors du périmètre ; la ligne est laissée.',
    many: '{count} lignes nomment des collectivités d’outre-mer hors du périmètre et sont laissées, d’abord « {value} » (ligne {row}).',
  },
  other_level: {
    one: 'Ligne {row} : niveau « {value} » ; seules les lignes de communes et d’arrondissements sont lues.',
    many: '{count} lignes sont d’un autre niveau que la commune ou l’arrondissement et sont laissées, d’abord « {value} » (ligne {row}).',
  },
  below_commune: {
    one: 'Ligne {row}, colonne « {column} » : « {value} » ne vaut que pour une partie de la commune, qui reste non classée (NC).',
    many: '{count} lignes ne classent qu’une partie de leur commune, qui reste non classée (NC), d’abord « {value} » (ligne {row}, colonne « {column} »).',
  },
  label_interpreted: {
    one: 'Ligne {row}, colonne « {column} » : « {value} » est lu comme {class}, sans que sa source le définisse.',
    many: '{count} lignes portent « {value} », lu comme {class} sans que sa source le définisse.',
    remedy: 'Vérifiez-le avec l’ARS.',
  },
  not_classified: {
    one: '{unit} est non classée (NC). {reason}',
    many: '{count} communes sont non classées (NC), d’abord {unit}. {reason}',
  },
  act_dates: {
    one: 'Une ligne est datée de l’arrêté du {date}.',
    many: '{count} lignes sont datées de l’arrêté du {date}.',
  },
  act_date_malformed: {
    one: 'Ligne {row}, colonne « {column} » : « {value} » n’est pas une date ; la forme jj/mm/aaaa était attendue.',
    many: '{count} dates d’arrêté ne se lisent pas, d’abord « {value} » (ligne {row}, colonne « {column} ») ; la forme jj/mm/aaaa était attendue.',
  },
  act_date_differs: {
    one: 'Ligne {row}, colonne « {column} » : l’arrêté y est daté du « {value} », mais il est déclaré signé le {signed_on}.',
    many: '{count} lignes datent l’arrêté autrement que sa signature déclarée, le {signed_on} ; d’abord « {value} » (ligne {row}, colonne « {column} »).',
  },
  signed_after_published: {
    one: 'La signature ({signed_on}) est postérieure à la publication ({published_on}) ; une signature antérieure ou du même jour était attendue.',
  },
  effect_before_signature: {
    one: 'La prise d’effet ({effective_on}) précède la signature ({signed_on}) ; une prise d’effet le jour de la publication ou après était attendue.',
    remedy: 'Vérifiez les trois dates de l’arrêté.',
  },
  effect_before_publication: {
    one: 'La prise d’effet ({effective_on}) précède la publication au recueil des actes administratifs ({published_on}).',
    remedy: 'C’est arrivé ; vérifiez les dates de l’arrêté.',
  },
  effect_before_current: {
    one: 'Région {region} : la prise d’effet ({effective_on}) précède celle du zonage déjà publié {against} ({current}) ; cette publication n’aura cours que jusque-là.',
  },
  share_changed: {
    one: 'Région {region} : {changed} communes sur {common} ({share} %) changent de classe par rapport à {against}.',
    remedy: 'Vérifiez qu’il s’agit bien d’une révision d’ensemble.',
  },
  share_changed_extreme: {
    one: 'Région {region} : {changed} communes sur {common} ({share} %) changent de classe par rapport à {against} ; moins de {limit} % étaient attendus.',
    remedy: 'La colonne, la profession ou la région ne sont sans doute pas les bonnes.',
  },
  same_file: {
    one: 'Ce fichier est, octet pour octet, celui de la publication {against}.',
  },
} satisfies Record<string, Message>

export type FindingCode = keyof typeof messages
