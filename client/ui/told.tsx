import { useCallback, useEffect, useRef, useState } from 'react'

/** What an action did, said once it is done. */
export function useTold() {
  const [told, setTold] = useState({ text: '', times: 0 })
  const tell = useCallback((text: string) => setTold(({ times }) => ({ text, times: times + 1 })), [])
  return { told, tell }
}

/**
 * Stands in the page before anything is said, or a screen reader would not hear it. Takes the focus that the
 * button of a line lost with the line.
 */
export function Told({ told }: { told: { text: string; times: number } }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (told.times === 0) return
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body || document.activeElement === null) line.current?.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [told])
  return (
    <div role="status" className={told.text ? 'cc-told' : undefined}>
      {told.text && (
        <p ref={line} tabIndex={-1} className="fr-valid-text">
          {told.text}
        </p>
      )}
    </div>
  )
}
