import type { ReactNode } from 'react'

export interface Fact {
  label: string
  value: ReactNode
}

/** Names and values, one a line; a fact nobody knows is not drawn. */
export function Facts({ facts }: { facts: (Fact | null)[] }) {
  return (
    <dl className="cc-facts">
      {facts.map(
        (fact) =>
          fact && (
            <div key={fact.label} className="cc-facts__line">
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
