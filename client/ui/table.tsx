import type { ReactNode } from 'react'

interface TableProps {
  caption: string
  /** The caption is said, not drawn: a heading says it already. */
  quiet?: boolean
  className?: string
  children: ReactNode
}

/** A table that scrolls by itself on a small screen, also by keyboard. */
export function Table({ caption, quiet = false, className = '', children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={`cc-table ${className}`} aria-label={caption} tabIndex={0}>
      <table>
        <caption className={quiet ? 'fr-sr-only' : undefined}>{caption}</caption>
        {children}
      </table>
    </section>
  )
}
