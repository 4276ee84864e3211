import type { ZoneClass } from '../../../server/zoning/schema.ts'
import type { Publication } from '../../api/documents.ts'
import { classesOf } from '../../reference/professions.ts'
import { shareOf } from '../../results/in_force.ts'
import { formatCount, formatShare } from '../../typography/numbers.ts'
import { Table } from '../../ui/table.tsx'
import { ZoneBadge } from '../../ui/zone_badge.tsx'

/** How many communes and inhabitants in each class, and whether it is open to the CESP. */
export function ClassTable({ publication }: { publication: Publication }) {
  const rows = classesOf(publication.profession).flatMap((definition) => {
    const code = definition.code as ZoneClass
    const counts = publication.by_class[code]
    return counts ? [{ definition, code, counts }] : []
  })
  return (
    <Table caption="Communes et habitants par classe">
      <thead>
        <tr>
          <th scope="col">Classe</th>
          <th scope="col" className="cc-number">
            Communes
          </th>
          <th scope="col" className="cc-number">
            Habitants
          </th>
          <th scope="col" className="cc-number">
            Part
          </th>
          <th scope="col">CESP</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ definition, code, counts }) => {
          const share = shareOf(publication, code)
          return (
            <tr key={code}>
              <th scope="row">
                <ZoneBadge zone={{ class: code, label: definition.label }} long />
              </th>
              <td className="cc-number">{formatCount(counts.units)}</td>
              <td className="cc-number">{formatCount(counts.population)}</td>
              <td className="cc-number">{share === null ? '–' : formatShare(share)}</td>
              <td>
                {definition.cesp_eligible === null
                  ? 'À confirmer'
                  : definition.cesp_eligible
                    ? 'Ouverte'
                    : 'Non ouverte'}
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
