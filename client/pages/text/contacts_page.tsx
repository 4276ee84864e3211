import { regionsByName } from '../../reference/regions.ts'
import { Page } from '../../ui/page.tsx'
import { Table } from '../../ui/table.tsx'

/** The 18 ARS, by their own sites. No person's name, mail or telephone is kept here. */
export default function ContactsPage() {
  return (
    <Page title="Contacts ARS" className="cc-text">
      <h1>Contacts des ARS</h1>
      <p className="fr-text--lead">
        Dans chaque agence régionale de santé, un référent CESP vous accompagne. Son nom et son adresse sont
        sur le site de l’ARS, à jour.
      </p>
      <Table caption="Les 18 agences régionales de santé" quiet>
        <thead>
          <tr>
            <th scope="col">Région</th>
            <th scope="col">Site de l’ARS</th>
          </tr>
        </thead>
        <tbody>
          {regionsByName.map(({ code, name, ars }) => (
            <tr key={code}>
              <th scope="row">{name}</th>
              <td>
                <a
                  href={ars.url}
                  target="_blank"
                  rel="noopener external"
                  title={`${ars.name} – nouvelle fenêtre`}
                >
                  {ars.name}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Page>
  )
}
