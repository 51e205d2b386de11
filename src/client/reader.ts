/** The one script of reader pages. Everything works without it; it counts reads, offers copying and the share sheet, and names who is signed in, and fetches what reads aloud when it is asked for. */
import { offerReadAloud } from './reader/aloud.ts'
import { offerComments } from './reader/comments.ts'
import { offerSuggestions } from './reader/offer-suggestions.ts'
import { showOwn } from './reader/own.ts'
import { countRead } from './reader/read-beacon.ts'
import { showReadingAids } from './reader/reading-aids.ts'
import { offerSharing } from './reader/sharing.ts'

countRead(document, window)
offerSharing(document, navigator)
void showOwn(document, fetch)
offerComments(document, window)
offerReadAloud(document, window)
void showReadingAids(document, window)
offerSuggestions(document, window.fetch.bind(window))
