import { type ReactNode, useEffect, useRef } from 'react'

interface PageProps {
  /** Goes to the tab: « title — Carte CESP ». */
  title: string
  /** Full width, for the pages with a map. */
  wide?: boolean
  className?: string
  children: ReactNode
}

let firstPage = true

/**
 * The content of a page. On a change of page the focus goes to its title, so that the keyboard and the screen
 * reader follow; the first page of a visit leaves it where the browser put it.
 */
export function Page({ title, wide = false, className = '', children }: PageProps) {
  const main = useRef<HTMLElement>(null)
  const led = useRef(false)
  useEffect(() => {
    document.title = `${title} — Carte CESP`
    const heading = main.current?.querySelector('h1')
    // The title is drawn anew when the page's data come: the focus it had follows.
    if (led.current && heading && document.activeElement === document.body) focusOn(heading)
  }, [title])
  useEffect(() => {
    if (firstPage) {
      firstPage = false
      return
    }
    led.current = true
    window.scrollTo(0, 0)
    const heading = main.current?.querySelector('h1')
    if (heading) focusOn(heading)
  }, [])
  return (
    <main
      id="contenu"
      tabIndex={-1}
      ref={main}
      className={`${wide ? 'cc-wide' : 'fr-container cc-page'} ${className}`}
    >
      {children}
    </main>
  )
}

function focusOn(heading: HTMLElement): void {
  heading.setAttribute('tabindex', '-1')
  heading.focus({ preventScroll: true })
}
