/** What one connection may take of the service. Told in the README, « Limites ». */
export interface HttpLimits {
  /** Bytes of all the headers of a request, its address included; beyond, 431. */
  headerBytes: number
  /** Characters of an address; beyond, 414. */
  addressLength: number
  /** Milliseconds to send the headers; beyond, 408. */
  headersMs: number
  /** Milliseconds to send the whole request; beyond, 408. */
  requestMs: number
  /** Milliseconds without a byte, either way, after which a connection is cut. */
  silenceMs: number
  /** Milliseconds that a connection is kept between two requests. */
  keepAliveMs: number
  /** Milliseconds that the requests under way have to finish when the service stops; what remains is cut. */
  stopMs: number
}

export const httpLimits: HttpLimits = {
  headerBytes: 16 * 1024,
  addressLength: 8 * 1024,
  headersMs: 15_000,
  // The largest file, at 3.5 Mbit/s.
  requestMs: 120_000,
  silenceMs: 30_000,
  keepAliveMs: 20_000,
  stopMs: 10_000,
}
