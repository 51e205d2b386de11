export { addVersion, retireAgreement } from './add-version.ts'
export { type AgreementVersion, currentAgreements, type Purpose, versionsOf } from './agreement.ts'
export { consent } from './consent.ts'
