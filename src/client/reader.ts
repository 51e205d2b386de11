/** The one script of reader pages. Everything works without it; it counts reads, offers copying and the share sheet, and names who is signed in. */
import { showOwnLink } from './reader/own-link.ts'
import { countRead } from './reader/read-beacon.ts'
import { offerSharing } from './reader/sharing.ts'

countRead(document, window)
offerSharing(document, navigator)
void showOwnLink(document, fetch)
