/** Who vouches for the ready persons: nobody. */
export const DEMONSTRATION_ISSUER = 'urn:carte-cesp:demonstration'
