/** The only two IPC channels of the app: screens call routes on one, main sends events on the other. */
export const routeChannel = 'front-desk:route'
export const eventChannel = 'front-desk:event'
