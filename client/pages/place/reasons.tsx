import type { Match } from '../../api/documents.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { failingReasons, wayOf } from '../../results/group_excluded.ts'
import { ReasonSign } from './reason_sign.tsx'

/** What one asks first comes first: the zone, the priority, then the post. */
const order = ['zone', 'regional_priority', 'specialty', 'mode', 'distance', 'posts', 'open', 'profession']

/** Each reason with its sign and its evidence; those that exclude come first, with what would lift them. */
export function Reasons({ match }: { match: Match }) {
  const failing = failingReasons(match)
  const others = match.reasons
    .filter((reason) => !failing.includes(reason))
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code))
  return (
    <ul className="cc-reasons">
      {[...failing, ...others].map((reason) => {
        const neutral = reason.code === 'regional_priority' && !reason.ok
        const way = failing.includes(reason) ? wayOf(reason.code) : null
        return (
          <li key={reason.code} className="cc-reason">
            <ReasonSign sign={neutral ? 'neutral' : reason.ok ? 'yes' : 'no'} />
            <div>
              <p>{reason.text}</p>
              {reason.evidence.publication && (
                <p className="cc-reason__evidence">
                  <SiteLink href={`/zonage/${encodeURIComponent(reason.evidence.publication.id)}`}>
                    Voir l’acte, ses dates et son fichier
                  </SiteLink>
                </p>
              )}
              {way && (
                <p className="cc-reason__way">
                  <strong>Ce qui le rendrait possible.</strong> {way}
                </p>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
