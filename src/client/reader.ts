/** The one script of reader pages. Everything works without it; it counts reads and offers copying and the share sheet. */
import { countRead } from './reader/read-beacon.ts'
import { offerSharing } from './reader/sharing.ts'

countRead(document, window)
offerSharing(document, navigator)
