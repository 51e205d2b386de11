export { pushKeys } from './keys.ts'
export { type PushJob, pushJob, pushNotice } from './push-job.ts'
export { PUSH_PART } from './push-part.ts'
export { browsersOf, endSubscription, type Subscription, subscribe } from './subscribe.ts'
