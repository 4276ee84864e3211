import { API } from '../../api/fetch_json.ts'
import { useDemonstration } from '../../api/use_demonstration.ts'
import { Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'

const calls = [
  {
    path: '/zones/at?lon=0.68&lat=47.39&profession=medecin',
    what: 'La zone d’un point, son acte et ses dates',
  },
  { path: '/communes?q=tours', what: 'Les communes par nom, code postal ou code INSEE' },
  { path: '/communes/37261', what: 'Une commune : zone, population, APL, histoire de la zone' },
  { path: '/zonings?profession=medecin', what: 'Les publications de zonage' },
  { path: '/zonings/export?profession=medecin&format=csv', what: 'Le zonage en vigueur, en fichier' },
  { path: '/places?q=hopital', what: 'La liste nationale en vigueur' },
  { path: '/places/export?format=csv', what: 'La liste en fichier : CSV, GeoJSON ou XLSX' },
  {
    path: '/matches?profession=medecin&specialty=medecine-generale&training_region=24',
    what: 'Les lieux ouverts à une personne, dans quel ordre, et pourquoi',
  },
  { path: '/tiles/medecin.json', what: 'Les tuiles vectorielles (TileJSON 3.0)' },
]

const sources = [
  {
    what: 'Contours et code officiel géographique 2026',
    from: 'IGN Admin Express, INSEE, ANCT, Etalab',
    limit: 'Contours simplifiés : à la limite de deux communes, vérifiez auprès de la mairie.',
  },
  {
    what: 'Population légale',
    from: 'INSEE',
    limit: 'Quelques communes nouvelles ou rétablies sont sans chiffre.',
  },
  {
    what: 'Zonage des médecins',
    from: 'ARS, par CartoSanté',
    limit:
      'C’est le zonage des arrêtés de 2021-2022, exporté au printemps 2025 ; la révision de 2025-2026 n’y est pas. La date et le numéro de l’arrêté ne sont pas toujours connus.',
  },
  {
    what: 'APL aux médecins généralistes, 2015-2023',
    from: 'DREES',
    limit: '2020 n’a pas été calculée. Les années suivent le découpage communal de leur temps.',
  },
  {
    what: 'Spécialités (44 DES) et codes',
    from: 'arrêté du 21 avril 2017 ; ANS, TRE_R38',
    limit:
      'La correspondance entre DES et qualification est la nôtre ; ce qui est tenu de mémoire est marqué dans les données.',
  },
]

/** Open data and API: what there is, where it comes from, under which licence, and how far to trust it. */
export default function DataPage() {
  const demonstration = useDemonstration()
  return (
    <Page title="Données ouvertes et API" className="cc-text">
      <h1>Données ouvertes et API</h1>
      <p className="fr-text--lead">
        Tout ce que montre ce site peut être repris, sans compte ni clé : par l’API, ou en fichiers.
      </p>
      {demonstration && (
        <p>
          <strong>La liste des lieux est une démonstration, sans valeur officielle.</strong> Elle est dérivée
          d’établissements réels (FINESS) ; les postes, les spécialités et les dates sont inventés. Chaque
          fichier exporté le dit.
        </p>
      )}
      <h2>L’API</h2>
      <p>
        Description complète : <a href={`${API}/openapi.json`}>OpenAPI 3.1</a>. Les réponses publiées portent
        un ETag et se gardent en cache.
      </p>
      <Table caption="Quelques appels" quiet>
        <thead>
          <tr>
            <th scope="col">Adresse</th>
            <th scope="col">Réponse</th>
          </tr>
        </thead>
        <tbody>
          {calls.map(({ path, what }) => (
            <tr key={path}>
              <td>
                <a className="cc-code" href={API + path}>
                  {API + path}
                </a>
              </td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <h2 className="fr-mt-4w">Les sources et leurs limites</h2>
      <Table caption="Sources" quiet>
        <thead>
          <tr>
            <th scope="col">Donnée</th>
            <th scope="col">Source</th>
            <th scope="col">Limite</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ what, from, limit }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{from}</td>
              <td>{limit}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <h2 className="fr-mt-4w">Licences</h2>
      <p>
        Données dérivées :{' '}
        <a
          href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
          target="_blank"
          rel="noopener external"
          title="Licence Ouverte 2.0 – nouvelle fenêtre"
        >
          Licence Ouverte 2.0
        </a>
        , en citant les sources ci-dessus. Code : licence MIT. Le système de design de l’État (DSFR) et la
        police Marianne sont réservés aux sites de l’État.
      </p>
    </Page>
  )
}
