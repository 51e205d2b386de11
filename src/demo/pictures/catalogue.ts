import { allotment } from './scenes/allotment.ts'
import { bookStack } from './scenes/book-stack.ts'
import { bookshop } from './scenes/bookshop.ts'
import { breakfastStreet } from './scenes/breakfast-street.ts'
import { busDusk } from './scenes/bus-dusk.ts'
import { busInside } from './scenes/bus-inside.ts'
import { canteen } from './scenes/canteen.ts'
import { checkup } from './scenes/checkup.ts'
import { clinicNight } from './scenes/clinic-night.ts'
import { courtDay } from './scenes/court-day.ts'
import { courtNight } from './scenes/court-night.ts'
import { courtyardTree } from './scenes/courtyard-tree.ts'
import { ferryDawn } from './scenes/ferry-dawn.ts'
import { ferryDeck } from './scenes/ferry-deck.ts'
import { galleryChair } from './scenes/gallery-chair.ts'
import { greenhouse } from './scenes/greenhouse.ts'
import { liftEar } from './scenes/lift-ear.ts'
import { marketStall } from './scenes/market-stall.ts'
import { mendedWall } from './scenes/mended-wall.ts'
import { morningRun } from './scenes/morning-run.ts'
import { morningTable } from './scenes/morning-table.ts'
import { museumHall } from './scenes/museum-hall.ts'
import { nightStreet } from './scenes/night-street.ts'
import { oldLane } from './scenes/old-lane.ts'
import { oldPhone } from './scenes/old-phone.ts'
import { phoneParts } from './scenes/phone-parts.ts'
import { pillBox } from './scenes/pill-box.ts'
import { platformMist } from './scenes/platform-mist.ts'
import { poolLanes } from './scenes/pool-lanes.ts'
import { readingRoom } from './scenes/reading-room.ts'
import { ricePot } from './scenes/rice-pot.ts'
import { riverBend } from './scenes/river-bend.ts'
import { riverGauge } from './scenes/river-gauge.ts'
import { roofRain } from './scenes/roof-rain.ts'
import { saplings } from './scenes/saplings.ts'
import type { Scene } from './scenes/scene.ts'
import { smallStation } from './scenes/small-station.ts'
import { soyMilk } from './scenes/soy-milk.ts'
import { tallowHill } from './scenes/tallow-hill.ts'
import { toolWall } from './scenes/tool-wall.ts'
import { umbrellaBench } from './scenes/umbrella-bench.ts'
import { umbrellaLibrary } from './scenes/umbrella-library.ts'
import { viaduct } from './scenes/viaduct.ts'
import { waitingRoom } from './scenes/waiting-room.ts'
import { wheelhouse } from './scenes/wheelhouse.ts'
import { workbench } from './scenes/workbench.ts'

/** Every scene by the name that articles use (`picture:ferry-dawn`). */
export const SCENES: Readonly<Record<string, Scene>> = {
  allotment: allotment,
  'book-stack': bookStack,
  bookshop: bookshop,
  'breakfast-street': breakfastStreet,
  'bus-dusk': busDusk,
  'bus-inside': busInside,
  canteen: canteen,
  checkup: checkup,
  'clinic-night': clinicNight,
  'court-day': courtDay,
  'court-night': courtNight,
  'courtyard-tree': courtyardTree,
  'ferry-dawn': ferryDawn,
  'ferry-deck': ferryDeck,
  'gallery-chair': galleryChair,
  greenhouse: greenhouse,
  'lift-ear': liftEar,
  'market-stall': marketStall,
  'mended-wall': mendedWall,
  'morning-run': morningRun,
  'morning-table': morningTable,
  'museum-hall': museumHall,
  'night-street': nightStreet,
  'old-lane': oldLane,
  'old-phone': oldPhone,
  'phone-parts': phoneParts,
  'pill-box': pillBox,
  'platform-mist': platformMist,
  'pool-lanes': poolLanes,
  'reading-room': readingRoom,
  'rice-pot': ricePot,
  'river-bend': riverBend,
  'river-gauge': riverGauge,
  'roof-rain': roofRain,
  saplings: saplings,
  'small-station': smallStation,
  'soy-milk': soyMilk,
  'tallow-hill': tallowHill,
  'tool-wall': toolWall,
  'umbrella-bench': umbrellaBench,
  'umbrella-library': umbrellaLibrary,
  viaduct: viaduct,
  'waiting-room': waitingRoom,
  wheelhouse: wheelhouse,
  workbench: workbench,
}
