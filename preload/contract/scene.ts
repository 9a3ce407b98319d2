import { dimming, drawnSize, scenePlacement } from './customer-screen.ts'
import { failure } from './failure.ts'
import { invite, inviteStatus } from './invite.ts'
import { emailField } from './invite-draft.ts'
import { language } from './language.ts'
import { shownNotice } from './notice.ts'
import { environmentName } from './settings.ts'
import { z } from './zod.ts'

/** What stands on every scene that is seen: whose display it is, whether any of it is real, how it reads. */
const everyScene = {
  organisationName: z.string(),
  environment: environmentName,
  language,
  dimming,
  /** The organisation's logo, as a `data:` address, and its colour. */
  look: z.strictObject({ logo: z.string().optional(), accent: z.string().optional() }).optional(),
}
/** Only where a setting allows it, and nothing else of the customer ever. As long as it was typed. */
const firstName = z.string().optional()

/** The organisation's own words: what to have ready, in place of ours, and why details are asked for. */
const documents = z.string().optional()
const ownWords = { documents, notice: shownNotice.optional() }

/** What a scene holds that does not stand there by itself. */
const requested = {
  /** Another one with every scene that main sends: a late word about one says nothing about the next. */
  drawing: z.int().positive(),
  /** On a screen of its own there is no key to press beside it. */
  isOverDesk: z.boolean(),
  placement: scenePlacement,
}

/** Of one that is drawn unseen, read back and compared before anybody sees it. */
const drawn = {
  ...requested,
  /** What must stand there, character by character. */
  text: z.string().min(1),
}

/**
 * What the customer display shows. `idle`: nothing, the window is hidden. On a screen of its own it rests on
 * `welcome`; `ready`: a customer is present; `privacy-screen`: hidden, by a key or because nobody is at the desk.
 * `ruler`: somebody measures the screen with a card.
 * What the desk asks for, by what its text is:
 * `invite`: the checked `inviteUrl` of one invite, as VerifiMe sent it; drawn as a code.
 * `permanent-link`: the organisation's permanent link, for when VerifiMe makes no invite; drawn as a code.
 * `wifi`: what a phone needs to join the guest network; drawn as a code, never beside another.
 * `notice`: the organisation's privacy notice: its link, drawn as a code; without one its words.
 * `link`: the same link in large letters, for a phone that cannot scan; drawn as words.
 * `read-back`: the email address that was typed, for the customer's nod; drawn as words.
 * In place of an invite's code whose customer has submitted their details: `thanks`.
 * Nothing else in a scene is personal but the first name.
 */
export const scene = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('idle') }),
  z.strictObject({ kind: z.literal('welcome'), ...everyScene }),
  z.strictObject({ kind: z.literal('ready'), ...everyScene, firstName, documents }),
  z.strictObject({ kind: z.literal('privacy-screen'), ...everyScene }),
  z.strictObject({ kind: z.literal('ruler'), ...everyScene, placement: scenePlacement }),
  z.strictObject({
    kind: z.literal('invite'),
    ...everyScene,
    ...drawn,
    ...ownWords,
    firstName,
    inviteId: z.int().positive(),
    /** The host that the phone will show. */
    linkHost: z.string().min(1),
    status: inviteStatus,
  }),
  z.strictObject({
    kind: z.literal('permanent-link'),
    ...everyScene,
    ...drawn,
    ...ownWords,
    linkHost: z.string().min(1),
  }),
  z.strictObject({
    kind: z.literal('wifi'),
    ...everyScene,
    ...drawn,
    network: z.string().min(1),
    /** Empty where the network is open. */
    password: z.string(),
  }),
  z.strictObject({
    kind: z.literal('notice'),
    ...everyScene,
    ...drawn,
    /** The whole of it. */
    notice: shownNotice,
    /** Something makes room for it, and comes back after it. */
    isCovering: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('link'),
    ...everyScene,
    ...drawn,
    ...ownWords,
    inviteId: z.int().positive(),
  }),
  z.strictObject({ kind: z.literal('read-back'), ...everyScene, ...drawn }),
  z.strictObject({
    kind: z.literal('thanks'),
    ...everyScene,
    ...requested,
    inviteId: z.int().positive(),
  }),
])
export type Scene = z.infer<typeof scene>
/** A scene that does not stand there by itself. */
export type RequestedScene = Extract<Scene, { drawing: number }>
/** One that is drawn unseen and shown once its rendering was verified. */
export type DrawnScene = Extract<Scene, { text: string }>

/** What the customer display could read back of what it drew: the render verification compares it. */
export const renderReport = z.strictObject({
  drawing: z.int().positive(),
  /** Empty when nothing could be read. */
  decoded: z.string().max(2048),
  /** Of a code. */
  size: drawnSize.optional(),
})

/** The email address as it stands in the form. */
export const typedEmail = z.strictObject({ email: emailField })

/** How it ended when nothing was wrong with what was drawn. `withdrawn`: closed, or overtaken by another. */
export const showEnd = z.enum(['shown', 'withdrawn'])
export type ShowEnd = z.infer<typeof showEnd>

/** An invite that was made, and how showing its code ended: the invite stands whatever became of that. */
export const createdInvite = z.strictObject({
  invite,
  shown: z.union([
    z.strictObject({ ok: z.literal(true), value: showEnd }),
    z.strictObject({ ok: z.literal(false), failure }),
  ]),
})
export type CreatedInvite = z.infer<typeof createdInvite>
