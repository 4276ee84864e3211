/** True for whoever asked the system to reduce motion: the map then jumps instead of flying. */
export const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Milliseconds a camera move lasts. */
export const moveDuration = (): number => (prefersStillness() ? 0 : 600)
