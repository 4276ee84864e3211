import type { CommuneAnswer } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { aplPoints } from '../../results/apl_scale.ts'
import { formatCount, formatDecimal } from '../../typography/numbers.ts'
import { ArsContact } from '../../ui/ars_contact.tsx'
import { Facts } from '../../ui/facts.tsx'

export function CommuneAside({ commune }: { commune: CommuneAnswer }) {
  const apl = aplPoints(commune.apl).at(-1)
  const [lon, lat] = commune.point
  return (
    <aside className="cc-aside" aria-label="La commune en chiffres et vos contacts">
      <h2>En chiffres</h2>
      <Facts
        facts={[
          { label: 'Code INSEE', value: commune.code },
          commune.postal_codes.length > 0
            ? { label: 'Code postal', value: commune.postal_codes.join(', ') }
            : null,
          { label: 'Département', value: `${commune.department_name} (${commune.department})` },
          { label: 'Région', value: commune.region_name },
          commune.population === null ? null : { label: 'Habitants', value: formatCount(commune.population) },
          apl ? { label: `APL ${apl.year}`, value: formatDecimal(apl.value) } : null,
        ]}
      />
      <p className="fr-mt-2w cc-no-print">
        <SiteLink className="fr-link" href={`/?point=${lon},${lat}&vue=carte&carte=${lon},${lat},10`}>
          Voir sur la carte
        </SiteLink>
      </p>
      <h2 className="fr-mt-4w">Votre contact</h2>
      <ArsContact region={commune.region} />
    </aside>
  )
}
