import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, as they go in a cookie or an address. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** What is kept of a secret. It has too much chance in it to be guessed from its hash: no salt, no slow hash. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()
