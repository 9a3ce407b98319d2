/** The system's keyring, as far as the database's key needs it. `electron-keyring.ts` is the real one. */
export interface Keyring {
  /** False where the system would only pretend to encrypt. May take seconds: a keyring can ask its user. */
  isAvailable(): Promise<boolean>
  wrap(secret: Buffer): Promise<Buffer>
  /** Throws when the keyring does not give the secret back. */
  unwrap(wrapped: Buffer): Promise<Buffer>
}
