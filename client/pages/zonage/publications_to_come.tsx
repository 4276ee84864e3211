import type { Publication } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { regionName } from '../../reference/regions.ts'
import { formatDay } from '../../typography/dates.ts'

/** What is already published and takes effect later. */
export function PublicationsToCome({ publications }: { publications: Publication[] }) {
  if (publications.length === 0) return null
  return (
    <>
      <h2 className="fr-mt-4w">À venir</h2>
      <ul>
        {publications.map(({ id, region, act, effective_on }) => (
          <li key={id}>
            {regionName(region)} : <SiteLink href={`/zonage/${encodeURIComponent(id)}`}>{act}</SiteLink>, à
            partir du {formatDay(effective_on)}.
          </li>
        ))}
      </ul>
    </>
  )
}
