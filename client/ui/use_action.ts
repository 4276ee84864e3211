import { useRef, useState } from 'react'

/**
 * A write, from the press of its button to its end: one at a time, and its failure is kept until the next try.
 * `run` answers what `act` did, or null when it failed or was running already.
 */
export function useAction<A extends unknown[], R>(act: (...args: A) => Promise<R>) {
  const running = useRef(false)
  const [state, setState] = useState<{ pending: boolean; failure: unknown }>({
    pending: false,
    failure: null,
  })
  const run = async (...args: A): Promise<{ done: R } | null> => {
    if (running.current) return null
    running.current = true
    setState({ pending: true, failure: null })
    try {
      const done = await act(...args)
      setState({ pending: false, failure: null })
      return { done }
    } catch (failure) {
      setState({ pending: false, failure })
      return null
    } finally {
      running.current = false
    }
  }
  return { ...state, run, forget: () => setState({ pending: false, failure: null }) }
}
