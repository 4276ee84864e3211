/** Milliseconds a camera move lasts; none for whoever asked the system to reduce motion: the map then jumps. */
export const moveDuration = (): number => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 600)
