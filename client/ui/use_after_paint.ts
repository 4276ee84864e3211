import { useEffect, useState } from 'react'

/** Turns true once `ready` is, and the browser has drawn and has nothing more pressing to do. */
export function useAfterPaint(ready: boolean): boolean {
  const [after, setAfter] = useState(false)
  useEffect(() => {
    if (!ready || after) return
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(() => setAfter(true), 100)
      return () => clearTimeout(timer)
    }
    const handle = window.requestIdleCallback(() => setAfter(true), { timeout: 250 })
    return () => window.cancelIdleCallback(handle)
  }, [ready, after])
  return after
}
