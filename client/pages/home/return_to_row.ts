import { useEffect, useRef } from 'react'

/** Notes, in the page's own entry of the history, the place whose card is being opened. */
export function noteOpened(id: string): void {
  window.history.replaceState({ ...window.history.state, opened: id }, '')
}

/** On coming back from a card, the focus goes to the row it was opened from. `ready`: the rows are there. */
export function useReturnToRow(ready: boolean): void {
  const opened = useRef<string | null>(window.history.state?.opened ?? null)
  useEffect(() => {
    if (!ready || opened.current === null) return
    const row = document.getElementById(`lieu-${opened.current}`)
    row?.querySelector('a')?.focus()
    opened.current = null
  }, [ready])
}
