import type { Match } from '../../api/documents.ts'
import { failingReasons, wayOf } from '../../results/group_excluded.ts'
import { Act } from '../../ui/act.tsx'
import { ReasonSign } from './reason_sign.tsx'

/** Each reason with its sign and its evidence; those that exclude come first, with what would lift them. */
export function Reasons({ match }: { match: Match }) {
  const failing = failingReasons(match)
  const others = match.reasons.filter((reason) => !failing.includes(reason))
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
                  Preuve : <Act publication={reason.evidence.publication} />
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
