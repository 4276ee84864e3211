import type { ZoneClass } from '../../../server/zoning/schema.ts'
import type { Publication } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { classNames } from '../../map/classes.ts'
import { ZoneSwatch } from '../../map/zone_swatch.tsx'
import { classesOf } from '../../reference/professions.ts'
import { regionName } from '../../reference/regions.ts'
import { shareOf } from '../../results/in_force.ts'
import { formatDay } from '../../typography/dates.ts'
import { formatCount, formatShare } from '../../typography/numbers.ts'
import { Table } from '../../ui/table.tsx'

/** One line a region: the act, its date of effect, and the share of the inhabitants in each open class. */
export function PublicationTable({
  publications,
  caption,
}: {
  publications: Publication[]
  caption: string
}) {
  const profession = publications[0]?.profession ?? 'medecin'
  const open = classesOf(profession)
    .filter((definition) => definition.cesp_eligible)
    .map(({ code }) => code as ZoneClass)
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <th scope="col">Région</th>
          <th scope="col">Acte</th>
          <th scope="col">En vigueur depuis</th>
          <th scope="col" className="cc-number">
            Communes
          </th>
          {open.map((code) => (
            <th key={code} scope="col" className="cc-number">
              <ZoneSwatch zoneClass={code} width={18} height={12} /> {classNames[code].short}, habitants
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {publications.map((publication) => (
          <tr key={publication.id}>
            <th scope="row">{regionName(publication.region)}</th>
            <td>
              <SiteLink href={`/zonage/${encodeURIComponent(publication.id)}`}>{publication.act}</SiteLink>
            </td>
            <td>
              {formatDay(publication.effective_on)}
              {publication.effective_on_is_latest && ' au plus tard'}
            </td>
            <td className="cc-number">{formatCount(publication.units)}</td>
            {open.map((code) => {
              const share = shareOf(publication, code)
              return (
                <td key={code} className="cc-number">
                  {share === null ? '–' : formatShare(share)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
