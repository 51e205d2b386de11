export { fetchOutbound } from './fetch-outbound.ts'
export type { OutboundOptions, Outcome, Refusal } from './outcome.ts'
export { isPublicAddress } from './public-address.ts'
