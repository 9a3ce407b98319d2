/** Words by which the development server and its relaxed policy are known in a build of main. */
export const devServerTraces = ["script-src 'self' 'nonce-", "connect-src 'self' "] as const
